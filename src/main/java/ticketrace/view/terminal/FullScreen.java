package ticketrace.view.terminal;

import java.util.List;

/**
 * A whole terminal, drawn over in place. What was on it before is back when this is closed, or when the JVM is ended in
 * order, by Ctrl-C or SIGTERM too. See "XTerm Control Sequences", DECSET 1049 and 25.
 */
public final class FullScreen implements AutoCloseable {

    private static final String OPEN = "\u001b[?1049h\u001b[?25l";
    private static final String CLOSE = "\r\n\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Screen screen;
    private final Thread closeAtExit = new Thread(this::leave, "full-screen-closing");

    private FullScreen(Screen screen) {
        this.screen = screen;
    }

    public static FullScreen open(Screen screen) {
        FullScreen opened = new FullScreen(screen);
        Runtime.getRuntime().addShutdownHook(opened.closeAtExit);
        opened.print(OPEN);
        return opened;
    }

    /**
     * Draws these lines in place of what was drawn before.
     *
     * @param lines no more than the terminal has rows, each narrower than the terminal
     */
    public void draw(List<String> lines) {
        print(HOME + String.join(CLEAR_TO_END_OF_LINE + "\r\n", lines) + CLEAR_BELOW);
    }

    private void print(String text) {
        screen.out().print(text);
        screen.out().flush();
    }

    private void leave() {
        print(CLOSE);
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
