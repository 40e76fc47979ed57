package ticketrace.audit;

/** What clocks that are known only so well answer to a question about an order. */
enum Answer {
    YES,
    NO,
    /** Both can be, as far as the clocks are known. */
    CANNOT_BE_TOLD
}
