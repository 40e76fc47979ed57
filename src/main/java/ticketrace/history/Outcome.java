package ticketrace.history;

import org.jspecify.annotations.Nullable;

/** How a purchase ended. A purchase whose process died has none: it may have sold a seat or not. */
public enum Outcome {
    /** The buyer sold a seat, and the sale is on the list. */
    SOLD(1),
    /** The buyer read that no ticket is left. */
    SOLD_OUT(2),
    /** Another buyer changed the count in between; this buyer tries again. */
    CONFLICT(3),
    /** The buyer did not get the guard in time, or the launcher told it to stop while it waited. */
    TIMED_OUT(4),
    /** The store refused the change, because it had seen a later fencing token. */
    FENCED(5),
    /** The buyer learned that its lease had ended, and gave the purchase up. */
    LEASE_LOST(6);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** Whether the buyer gave the purchase up at a step that did not end. */
    public boolean isGivenUp() {
        // compares with the rare outcomes: a SOLD_OUT after many SOLD takes no branch that compiled code left out
        return isRefused() || this == TIMED_OUT || this == LEASE_LOST;
    }

    /** Whether the store refused a step, and so undid everything that the purchase had done. */
    public boolean isRefused() {
        return this == CONFLICT || this == FENCED;
    }

    /** The number of this outcome in a history file; zero means none. */
    int code() {
        return code;
    }

    /** The outcome with this number, or null. */
    static @Nullable Outcome ofCode(int code) {
        for (Outcome each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return null;
    }
}
