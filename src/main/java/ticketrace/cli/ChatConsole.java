package ticketrace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import ticketrace.view.Screen;

/**
 * Where somebody types and reads: on a terminal the line being typed stays below what others say; elsewhere lines come in
 * and go out. One thread may ask for the next line while another shows some.
 */
final class ChatConsole implements AutoCloseable {

    private static final String PROMPT = "> ";
    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    /** Where lines come from. */
    private interface Typed {
        @Nullable
        String next() throws IOException;
    }

    /** Where lines go. */
    private interface Shown {
        void line(String line);
    }

    /** Ends it. */
    private interface End {
        void close() throws IOException;
    }

    private final Typed typed;
    private final Shown shown;
    private final End end;
    private final @Nullable Terminal terminal;
    private volatile boolean interrupted;

    private ChatConsole(Typed typed, Shown shown, End end, @Nullable Terminal terminal) {
        this.typed = typed;
        this.shown = shown;
        this.end = end;
        this.terminal = terminal;
    }

    static ChatConsole open() throws IOException {
        if (!Races.screen(false).isTerminal() || !Screen.inputIsTerminal()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            return new ChatConsole(in::readLine, out::println, () -> {}, null);
        }
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .nativeSignals(false) // JLine's own handler loses a Ctrl-C that comes while the line is drawn
                .graphemeCluster(false) // to find out whether it has them would swallow what is typed meanwhile
                .build();
        if (terminal.getSize().getColumns() == 0) { // it does not know, and the line could not be drawn
            terminal.setSize(Size.of(USUAL_WIDTH, USUAL_HEIGHT));
        }
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, true) // it comes back with one's name
                .option(LineReader.Option.BRACKETED_PASTE, false)
                .build();
        return new ChatConsole(() -> reader.readLine(PROMPT), reader::printAbove, terminal::close, terminal);
    }

    /** The next line that was typed; null if there are no more. */
    @Nullable
    String next() throws IOException {
        try {
            return typed.next();
        } catch (UserInterruptException ctrlC) {
            interrupted = true;
            return null;
        } catch (EndOfFileException ctrlD) {
            return null;
        }
    }

    /** Whether Ctrl-C ended the line, which it does while one is typed; see also {@link #atCtrlC}. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** Has this run at a Ctrl-C that is a signal; where there is no terminal, Ctrl-C ends this process as usual. */
    void atCtrlC(Runnable action) {
        if (terminal != null) {
            Signals.register("INT", action);
            Signals.register("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
        }
    }

    void show(String line) {
        shown.line(line);
    }

    /** Whether nobody reads any more. */
    boolean isClosed() {
        return System.out.checkError();
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
