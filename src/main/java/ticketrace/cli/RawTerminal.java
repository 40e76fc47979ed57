package ticketrace.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import org.jspecify.annotations.Nullable;
import ticketrace.view.terminal.Screen;

/** How the terminal is opened for whoever reads its keys. */
final class RawTerminal {

    private RawTerminal() {}

    /**
     * The terminal in raw mode, in which Ctrl-C is a signal all the same; closing puts it right.
     *
     * @param type what the terminal can do, as terminfo names it; null for what {@code TERM} says
     */
    static Terminal open(Screen screen, @Nullable String type) throws IOException {
        Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        boolean nativeSignals = false; // JLine's own handler loses a Ctrl-C that comes while the line is drawn
        Terminal terminal = new PatientTerminals()
                .sysTerminal(
                        "terminal",
                        type == null ? System.getenv("TERM") : type,
                        false,
                        encoding,
                        encoding,
                        encoding,
                        nativeSignals,
                        Terminal.SignalHandler.SIG_DFL,
                        false,
                        SystemStream.Output);
        if (terminal.getColumns() <= 0) { // it does not know its size, and nothing could be drawn
            terminal.setSize(Size.of(screen.width(), screen.height()));
        }
        terminal.enterRawMode();
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
        return terminal;
    }
}
