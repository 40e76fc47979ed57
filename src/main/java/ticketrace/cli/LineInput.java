package ticketrace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import ticketrace.view.terminal.Screen;

/**
 * The lines that a user types, or that another program sends through a pipe. On a terminal there is a prompt, and the
 * user can edit a line and go back to earlier ones. One thread.
 */
final class LineInput implements AutoCloseable {

    private final String prompt;
    private final BufferedReader piped = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final @Nullable LineReader editor;
    private volatile boolean interrupted;

    private LineInput(String prompt, @Nullable LineReader editor) {
        this.prompt = prompt;
        this.editor = editor;
    }

    /** Lines from the keyboard, if there is one and {@code screen} is a terminal; otherwise from the standard input. */
    static LineInput open(Screen screen, String prompt, LineReaderBuilder editing) throws IOException {
        if (!screen.isTerminal() || !Screen.inputIsTerminal()) {
            return new LineInput(prompt, null);
        }
        Terminal terminal =
                RawTerminal.open(screen, null); // raw between two lines, too: otherwise a Ctrl-D there is lost
        return new LineInput(
                prompt,
                editing.terminal(terminal)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build());
    }

    /** The next line; null if there are no more. */
    @Nullable
    String next() throws IOException {
        try {
            return editor == null ? piped.readLine() : editor.readLine(prompt);
        } catch (UserInterruptException ctrlC) {
            interrupted = true;
            return null;
        } catch (IllegalStateException closed) { // Ctrl-C came between two lines, and this process is ending
            interrupted = true;
            return null;
        } catch (EndOfFileException ctrlD) {
            return null;
        }
    }

    /** Whether Ctrl-C ended the input; it does so while the user types a line. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** The editor of the lines; null without a terminal. */
    @Nullable
    LineReader editor() {
        return editor;
    }

    @Override
    public void close() throws IOException {
        if (editor != null) {
            editor.getTerminal().close();
        }
    }
}
