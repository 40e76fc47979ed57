package ticketrace.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import org.jspecify.annotations.Nullable;
import ticketrace.view.terminal.Screen;

/** Opens the terminal for reading single keys. */
final class RawTerminal {

    private RawTerminal() {}

    /**
     * Opens the terminal in raw mode, but Ctrl-C stays a signal. Closing it sets the old mode again.
     *
     * @param type the terminal's type, as terminfo names it; null for the value of {@code TERM}
     */
    static Terminal open(Screen screen, @Nullable String type) throws IOException {
        Charset encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        boolean nativeSignals = false; // JLine's own handler loses a Ctrl-C that comes while JLine draws
        Terminal terminal = new RetryingTerminals()
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
        if (terminal.getColumns() <= 0) { // without a size, nothing could be drawn
            terminal.setSize(Size.of(screen.width(), screen.height()));
        }
        terminal.enterRawMode();
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
        return terminal;
    }
}
