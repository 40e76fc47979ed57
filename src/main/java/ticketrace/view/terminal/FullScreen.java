package ticketrace.view.terminal;

import java.util.List;
import org.jline.utils.InfoCmp.Capability;

/**
 * A whole terminal, drawn over in place. What was on it before is back when this is closed, or when the JVM is ended in
 * order, by Ctrl-C or SIGTERM too.
 */
public final class FullScreen implements AutoCloseable {

    private final LinesInPlace lines;
    private boolean left;
    private final Thread closeAtExit = new Thread(this::leave, "full-screen-closing");

    private FullScreen(Screen screen) {
        this.lines = new LinesInPlace(screen, true);
    }

    public static FullScreen open(Screen screen) {
        FullScreen opened = new FullScreen(screen);
        Runtime.getRuntime().addShutdownHook(opened.closeAtExit);
        opened.lines.perform(Capability.enter_ca_mode, Capability.cursor_invisible);
        return opened;
    }

    /**
     * Draws these lines in place of what was drawn before.
     *
     * @param drawn no more than {@code rows}, each of less than {@code columns}
     */
    public synchronized void draw(List<? extends CharSequence> drawn, int columns, int rows) {
        if (!left) {
            lines.draw(drawn, columns, rows);
        }
    }

    /** Nothing is drawn any more: this may come in the middle of a picture, on another thread. */
    private synchronized void leave() {
        left = true;
        lines.goBelow();
        lines.perform(Capability.cursor_normal, Capability.exit_ca_mode);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException exiting) {
            return; // and it is being closed
        }
        leave();
    }
}
