package ticketrace.guard;

/** What a guard promises about an anomaly. An expected anomaly need not occur in every race. */
public enum Expectation {
    /** If it occurs, the guard has broken its promise. */
    FORBIDDEN,
    /** It is what this guard lets happen; a lesson, not a surprise. */
    EXPECTED,
    /** It may occur, and nothing was promised. */
    POSSIBLE
}
