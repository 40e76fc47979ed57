package ticketrace.view.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line on a terminal that says how far something is, drawn over in place; on what is no terminal, nothing. One thread. */
public final class ProgressLine {

    private final Screen screen;
    private @Nullable LinesInPlace drawn;

    public ProgressLine(Screen screen) {
        this.screen = screen;
    }

    /** Says this in place of what it said before. */
    public void show(String text) {
        if (!screen.isTerminal()) {
            return;
        }
        if (drawn == null) {
            drawn = new LinesInPlace(screen, false);
        }
        drawn.draw(List.of(text), screen.width(), screen.height());
    }

    /** Takes the line away. */
    public void erase() {
        if (drawn != null) {
            drawn.erase();
        }
    }
}
