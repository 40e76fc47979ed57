package ticketrace.explore;

/** How an outcome compares to the guard's promise, the worst first. */
public enum OutcomeExpectation {
    /** The guard broke its promise. */
    FORBIDDEN,
    /** There is an anomaly that the guard does not promise to prevent. */
    EXPECTED,
    /** There is no anomaly that changes what was sold. */
    FINE
}
