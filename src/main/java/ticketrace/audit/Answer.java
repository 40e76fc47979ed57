package ticketrace.audit;

/** The answer to a question about the order of two moments, whose clocks may be known only within bounds. */
enum Answer {
    YES,
    NO,
    /** The bounds of the clocks allow both answers. */
    CANNOT_BE_TOLD
}
