package ticketrace.history;

import org.jspecify.annotations.Nullable;

/** How a purchase ended. One whose process died has none: it may or may not have sold. */
public enum Outcome {
    /** A seat was sold and the sale is on the list. */
    SOLD(1),
    /** The buyer read that no ticket is left. */
    SOLD_OUT(2),
    /** Somebody else changed the count in between; the buyer tries again. */
    CONFLICT(3),
    /** The guard was not had in time, or the buyer was told to stop while it waited. */
    TIMED_OUT(4);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** Whether the buyer let the purchase be, at a step that did not end. */
    public boolean isGivenUp() {
        return this == TIMED_OUT || this == CONFLICT;
    }

    /** The number that stands for it in a history file; zero stands for none. */
    int code() {
        return code;
    }

    /** The one with this number, or null. */
    static @Nullable Outcome ofCode(int code) {
        for (Outcome each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return null;
    }
}
