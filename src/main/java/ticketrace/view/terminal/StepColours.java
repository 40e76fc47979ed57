package ticketrace.view.terminal;

import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;

/** The colour of each step of a purchase. */
final class StepColours {

    private StepColours() {}

    /** Null for the terminal's own colour. */
    static @Nullable Colour of(Step step) {
        return switch (step) {
            case ACQUIRE, RELEASE -> Colour.ASIDE;
            case READ, STILL_HELD, TAKE -> Colour.ACTION;
            case WRITE, COMPARE_AND_SET -> null;
            case RECORD -> Colour.HEADING;
        };
    }
}
