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

/** The colours of a text, by its meaning. */
public enum Colour {
    GOOD,
    BAD,
    DOUBTFUL,
    HEADING,
    ASIDE,
    ACTION,
    /** A buyer is blocked: black on yellow. */
    BLOCKED,
    /** The whole class must see this: white on red. */
    ALARM;

    /** How a terminal shows it. This creates it at each call, so that output without colour loads no class of JLine. */
    AttributedStyle style() {
        return switch (this) {
            case GOOD -> BOLD.foreground(GREEN);
            case BAD -> BOLD.foreground(RED);
            case DOUBTFUL -> BOLD.foreground(YELLOW);
            case HEADING -> BOLD;
            case ASIDE -> DEFAULT.faint();
            case ACTION -> DEFAULT.foreground(CYAN);
            case BLOCKED -> DEFAULT.foreground(BLACK).background(YELLOW);
            case ALARM -> BOLD.foreground(WHITE).background(RED);
        };
    }
}
