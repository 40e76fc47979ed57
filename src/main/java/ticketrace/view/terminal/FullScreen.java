package ticketrace.view.terminal;

import java.util.List;
import org.jline.utils.InfoCmp.Capability;

/**
 * Draws on a whole terminal, each picture in place of the last one. When this is closed, or the JVM ends in order (also
 * by Ctrl-C or SIGTERM), the terminal shows what it showed before.
 */
public final class FullScreen implements AutoCloseable {

    private final InPlaceDisplay lines;
    private boolean left;
    private final Thread closeAtExit = new Thread(this::leave, "full-screen-closing");

    private FullScreen(Screen screen) {
        this.lines = new InPlaceDisplay(screen, true);
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

    /**
     * Ends the drawing; later calls draw nothing. The JVM may call this on another thread, in the middle of a picture.
     */
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
            return; // the JVM is ending: the hook closes it
        }
        leave();
    }
}
