package ticketrace.guard;

/** What a guard promises about an anomaly. An expected anomaly need not occur in every race. */
public enum Expectation {
    /** The guard promises that the anomaly never occurs. */
    FORBIDDEN,
    /** The guard does not prevent the anomaly: some schedules show it, and the guard breaks no promise. */
    EXPECTED,
    /** The guard promises nothing about the anomaly. It may occur. */
    POSSIBLE
}
