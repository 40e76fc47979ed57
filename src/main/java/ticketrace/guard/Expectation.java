package ticketrace.guard;

/** How a guard stands to an anomaly. Results that are expected need not occur in every race. */
public enum Expectation {
    /** If it occurs, the guard has broken its promise. */
    FORBIDDEN,
    /** It is what this guard lets happen; a lesson, not a surprise. */
    EXPECTED,
    /** It may occur, and nothing was promised. */
    POSSIBLE
}
