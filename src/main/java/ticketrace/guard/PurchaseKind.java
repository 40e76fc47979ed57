package ticketrace.guard;

/** The steps of a purchase, by what its guard makes of them. */
public enum PurchaseKind {
    /** ACQUIRE, READ, WRITE, RECORD, RELEASE; without anything to acquire only READ, WRITE, RECORD. */
    READ_THEN_WRITE,
    /** READ, COMPARE_AND_SET, RECORD; after a conflict again from READ. */
    OPTIMISTIC,
    /** TAKE, RECORD: the store takes one out of its count by itself, and says which. */
    ATOMIC
}
