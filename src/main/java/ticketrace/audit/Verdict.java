package ticketrace.audit;

/** The judgement over a race. */
public enum Verdict {
    /** No anomaly, and the evidence is complete. */
    VALID,
    /** An anomaly is proved, whatever the open purchases did. */
    VIOLATED,
    /** Nothing is proved either way: evidence is missing. Never to be read as fine. */
    UNKNOWN
}
