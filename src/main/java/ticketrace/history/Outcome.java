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
    TIMED_OUT(4),
    /** The store refused the change, for somebody with a later token had been there. */
    FENCED(5),
    /** The buyer learned that its lease had ended, and let the purchase be. */
    LEASE_LOST(6);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** Whether the buyer let the purchase be, at a step that did not end. */
    public boolean isGivenUp() {
        return this != SOLD && this != SOLD_OUT;
    }

    /** Whether the store refused a step, and with it all that the purchase had done. */
    public boolean isRefused() {
        return this == CONFLICT || this == FENCED;
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
