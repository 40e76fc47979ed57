package ticketrace.explore;

/** How an outcome stands to what the guard promises, the worst first. */
public enum OutcomeExpectation {
    /** The guard has broken its promise. */
    FORBIDDEN,
    /** An anomaly that the guard lets happen. */
    EXPECTED,
    /** No anomaly. */
    FINE
}
