package ticketrace.view.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that shows the progress of some work, drawn in place on a terminal. Elsewhere it prints nothing. One thread.
 */
public final class ProgressLine {

    private final Screen screen;
    private @Nullable InPlaceDisplay drawn;

    public ProgressLine(Screen screen) {
        this.screen = screen;
    }

    /** Shows this text in place of the last one. */
    public void show(String text) {
        if (!screen.isTerminal()) {
            return;
        }
        if (drawn == null) {
            drawn = new InPlaceDisplay(screen, false);
        }
        drawn.draw(List.of(text), screen.width(), screen.height());
    }

    /** Erases the line. */
    public void erase() {
        if (drawn != null) {
            drawn.erase();
        }
    }
}
