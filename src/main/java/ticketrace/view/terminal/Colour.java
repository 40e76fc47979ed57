package ticketrace.view.terminal;

import static org.jline.utils.AttributedStyle.BLACK;
import static org.jline.utils.AttributedStyle.BOLD;
import static org.jline.utils.AttributedStyle.CYAN;
import static org.jline.utils.AttributedStyle.DEFAULT;
import static org.jline.utils.AttributedStyle.GREEN;
import static org.jline.utils.AttributedStyle.RED;
import static org.jline.utils.AttributedStyle.WHITE;
import static org.jline.utils.AttributedStyle.YELLOW;

import org.jline.utils.AttributedStyle;

/** What colours mean here. */
public enum Colour {
    GOOD,
    BAD,
    DOUBTFUL,
    HEADING,
    ASIDE,
    ACTION,
    /** A buyer cannot go on: black on yellow. */
    BARRED,
    /** Nobody in the room may miss this: white on red. */
    ALARM;

    /** How a terminal shows it. It is made when it is asked for, so that output without colour loads nothing of JLine. */
    AttributedStyle style() {
        return switch (this) {
            case GOOD -> BOLD.foreground(GREEN);
            case BAD -> BOLD.foreground(RED);
            case DOUBTFUL -> BOLD.foreground(YELLOW);
            case HEADING -> BOLD;
            case ASIDE -> DEFAULT.faint();
            case ACTION -> DEFAULT.foreground(CYAN);
            case BARRED -> DEFAULT.foreground(BLACK).background(YELLOW);
            case ALARM -> BOLD.foreground(WHITE).background(RED);
        };
    }
}
