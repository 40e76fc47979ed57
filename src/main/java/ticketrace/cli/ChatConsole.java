package ticketrace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The user's side of a chat: reads lines and shows lines. On a terminal, the line that the user types stays below the
 * lines of the others. One thread may ask for the next line while another shows lines.
 */
final class ChatConsole implements AutoCloseable {

    private static final String PROMPT = "> ";

    private final LineInput typed;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ChatConsole(LineInput typed) {
        this.typed = typed;
    }

    static ChatConsole open() throws IOException {
        LineReaderBuilder editing = LineReaderBuilder.builder()
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, true) // the server sends it back with the user's name
                .option(LineReader.Option.BRACKETED_PASTE, false);
        return new ChatConsole(LineInput.open(Races.screen(false), PROMPT, editing));
    }

    /** The next line that the user types; null if there are no more. */
    @Nullable
    String next() throws IOException {
        return typed.next();
    }

    /** Whether Ctrl-C ended the input; it does so while the user types a line. See also {@link #atCtrlC}. */
    boolean wasInterrupted() {
        return typed.wasInterrupted();
    }

    /** Runs this when Ctrl-C comes as a signal. Without a terminal, Ctrl-C ends this process as usual. */
    void atCtrlC(Runnable action) {
        LineReader editor = typed.editor();
        if (editor != null) {
            Terminal terminal = editor.getTerminal();
            Signals.register("INT", action);
            Signals.register("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
        }
    }

    void show(String line) {
        LineReader editor = typed.editor();
        if (editor != null) {
            editor.printAbove(line);
        } else {
            out.println(line);
        }
    }

    /** Whether the reader of the output has closed it. */
    boolean isClosed() {
        return System.out.checkError();
    }

    @Override
    public void close() throws IOException {
        typed.close();
    }
}
