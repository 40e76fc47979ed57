package ticketrace.cli;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;
import ticketrace.view.terminal.Screen;

/**
 * Reads a terminal's keys one by one, and its size. Ctrl-C is not one of the keys: it is a signal, so that it also
 * works while buyers take steps; see {@link Interrupts}. Ctrl-Z and Ctrl-\ do nothing, because the shell would print
 * into the drawing. One thread.
 */
final class Keyboard implements AutoCloseable {

    /** No key was pressed in time. */
    static final int NONE = NonBlockingReader.READ_EXPIRED;
    /** The keyboard has gone. */
    static final int END = NonBlockingReader.EOF;

    static final int ENTER = '\r';
    static final int CTRL_D = 4;
    /** Escape; also each key that sends several characters, such as an arrow or a function key. */
    static final int ESCAPE = 27;

    /**
     * How long to wait for the other characters of such a key. If none come, the user pressed Escape. On a busy machine
     * they come late; without the wait they would count as keys of buyers.
     */
    private static final long REST_OF_KEY_MILLIS = 250;

    /** JLine only reads keys here. With this type it does not look up the terminal, nor warn of an unknown one. */
    private static final String KEYS_ONLY = "ansi";

    private static final String RESIZED = "WINCH";

    private final Terminal terminal;
    private final AtomicBoolean resized = new AtomicBoolean();
    private final Object beforeResized;

    private Keyboard(Terminal terminal) {
        this.terminal = terminal;
        this.beforeResized = Signals.register(RESIZED, () -> resized.set(true));
    }

    static Keyboard open(Screen screen) throws IOException {
        Terminal terminal = RawTerminal.open(screen, KEYS_ONLY);
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(Attributes.ControlChar.VSUSP, 0);
        attributes.setControlChar(Attributes.ControlChar.VQUIT, 0);
        terminal.setAttributes(attributes);
        return new Keyboard(terminal);
    }

    /** The next key; {@link #NONE} if none is pressed in time. */
    int next(long millis) throws IOException {
        int key = terminal.reader().read(millis);
        if (key == '\n') {
            return ENTER;
        }
        if (key == ESCAPE) {
            skipRestOfKey();
        }
        return key;
    }

    /** Skips, as ECMA-48 says, one introducing letter and all characters up to the first from {@code @} on. */
    private void skipRestOfKey() throws IOException {
        int introducer = terminal.reader().peek(REST_OF_KEY_MILLIS);
        if (introducer != '[' && introducer != 'O') {
            return;
        }
        terminal.reader().read(REST_OF_KEY_MILLIS);
        int last = terminal.reader().read(REST_OF_KEY_MILLIS);
        while (last >= 0 && last < '@') {
            last = terminal.reader().read(REST_OF_KEY_MILLIS);
        }
    }

    /** Whether the size has changed since the last call. */
    boolean wasResized() {
        return resized.getAndSet(false);
    }

    Size size() {
        return terminal.getSize();
    }

    @Override
    public void close() throws IOException {
        Signals.unregister(RESIZED, beforeResized);
        terminal.close();
    }
}
