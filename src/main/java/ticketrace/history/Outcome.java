package ticketrace.history;

/** How a purchase ended. One whose process died has none: it may or may not have sold. */
public enum Outcome {
    /** A seat was sold and the sale is on the list. */
    SOLD,
    /** The buyer read that no ticket is left. */
    SOLD_OUT,
    /** Somebody else changed the count in between; the buyer tries again. */
    CONFLICT,
    /** The guard was not had in time, or the buyer was told to stop while it waited. */
    TIMED_OUT
}
