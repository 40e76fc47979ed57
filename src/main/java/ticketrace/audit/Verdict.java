package ticketrace.audit;

/** The audit's verdict on a race. */
public enum Verdict {
    /** No anomaly, and the evidence is complete. */
    VALID,
    /** An anomaly is proved, whatever the open purchases did. */
    VIOLATED,
    /** Evidence is missing, so nothing is proved either way. Never read it as "fine". */
    UNKNOWN
}
