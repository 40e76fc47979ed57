package ticketrace.history;

/**
 * The steps of a purchase, in their order. A step begins at the moment the step before it ended, and shares its stamp
 * with it; only WRITE and COMPARE_AND_SET, which follow the think time, have a beginning of their own.
 */
public enum Step {
    /** Asks for the guard and gets it. */
    ACQUIRE(1, Stamp.ASKED, Stamp.ACQUIRED),
    /** Reads how many tickets are left. */
    READ(2, Stamp.ACQUIRED, Stamp.READ),
    /** Writes back one less. */
    WRITE(4, Stamp.WRITING, Stamp.WRITTEN),
    /** Writes back one less, if nobody else has written since; refused, it never ends, and the purchase is a CONFLICT. */
    COMPARE_AND_SET(32, Stamp.WRITING, Stamp.WRITTEN),
    /** Has the store take one ticket out of its count, and say which: reads and writes in one. */
    TAKE(64, Stamp.ACQUIRED, Stamp.WRITTEN),
    /** Adds the sale to the list. */
    RECORD(8, Stamp.WRITTEN, Stamp.RECORDED),
    /** Gives the guard back. */
    RELEASE(16, Stamp.RECORDED, Stamp.RELEASED);

    /** All steps together, as a set of bits. */
    static final int ALL_BITS = 127;

    private final int bit;
    private final int begin;
    private final int end;

    Step(int bit, int begin, int end) {
        this.bit = bit;
        this.begin = begin;
        this.end = end;
    }

    /** This step in a set of steps. */
    public int bit() {
        return bit;
    }

    /** The stamp that says when this step begins, an index into a purchase's stamps. */
    int beginStamp() {
        return begin;
    }

    /** The stamp that says when this step ended. */
    int endStamp() {
        return end;
    }
}
