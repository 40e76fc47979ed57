package ticketrace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import ticketrace.view.Screen;

/** Asks for one statement after the other: on a terminal with a line that can be edited and has a history. */
final class SqlPrompt implements AutoCloseable {

    private static final String PROMPT = "sql> ";

    /** Where lines come from. */
    private interface Lines {
        @Nullable
        String next() throws IOException;
    }

    private final Lines lines;
    private final AutoCloseable closing;
    private boolean interrupted;

    private SqlPrompt(Lines lines, AutoCloseable closing) {
        this.lines = lines;
        this.closing = closing;
    }

    static SqlPrompt open(Screen screen) throws IOException {
        if (!screen.isTerminal() || !Screen.inputIsTerminal()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return new SqlPrompt(in::readLine, in);
        }
        Terminal keyboard = TerminalBuilder.builder().system(true).build();
        if (keyboard.getColumns() <= 0) { // it does not know its size
            keyboard.setSize(Size.of(screen.width(), screen.height()));
        }
        LineReader reader = LineReaderBuilder.builder()
                .terminal(keyboard)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        return new SqlPrompt(() -> reader.readLine(PROMPT), keyboard);
    }

    /** The next statement, without its semicolon; null if there is none. */
    @Nullable
    String next() throws IOException {
        try {
            String line = lines.next();
            String statement = line == null ? "" : line.strip().replaceAll(";+$", "");
            return statement.isEmpty() ? null : statement;
        } catch (UserInterruptException ctrlC) {
            interrupted = true;
            return null;
        } catch (EndOfFileException ctrlD) {
            return null;
        }
    }

    /** Whether Ctrl-C ended it. */
    boolean wasInterrupted() {
        return interrupted;
    }

    @Override
    public void close() throws IOException {
        try {
            closing.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
