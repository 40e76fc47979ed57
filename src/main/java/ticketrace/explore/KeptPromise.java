package ticketrace.explore;

/** What an exploration says of the promise of its guard. */
public enum KeptPromise {
    /** Every schedule was explored, and none showed what the guard forbids. */
    KEPT,
    /** A schedule showed what the guard forbids. */
    BROKEN,
    /** No schedule showed what the guard forbids, but not every schedule was explored. */
    UNKNOWN
}
