package ticketrace.history;

/**
 * The steps of a purchase, in their order. A step begins at the moment when the step before it ended, and both share
 * that stamp. Only WRITE and COMPARE_AND_SET, which follow the think time, have a separate stamp for their beginning;
 * STILL_HELD, which follows it, too, ends there.
 */
public enum Step {
    /** The buyer asks for the guard and gets it. */
    ACQUIRE(1, Stamp.ASKED, Stamp.ACQUIRED),
    /** The buyer reads how many tickets are left. */
    READ(2, Stamp.ACQUIRED, Stamp.READ),
    /** The buyer asks whether it still has the guard; if not, the purchase is LEASE_LOST. */
    STILL_HELD(128, Stamp.READ, Stamp.WRITING),
    /** The buyer writes back one less. */
    WRITE(4, Stamp.WRITING, Stamp.WRITTEN),
    /** The buyer writes back one less, if no other buyer has written since; else the purchase is a CONFLICT. */
    COMPARE_AND_SET(32, Stamp.WRITING, Stamp.WRITTEN),
    /** The store takes one ticket out of its count and returns which: it reads and writes in one step. */
    TAKE(64, Stamp.ACQUIRED, Stamp.WRITTEN),
    /** The buyer adds the sale to the list. */
    RECORD(8, Stamp.WRITTEN, Stamp.RECORDED),
    /** The buyer releases the guard. */
    RELEASE(16, Stamp.RECORDED, Stamp.RELEASED);

    /** All steps together, as a set of bits. */
    static final int ALL_BITS = 255;

    private final int bit;
    private final int begin;
    private final int end;

    Step(int bit, int begin, int end) {
        this.bit = bit;
        this.begin = begin;
        this.end = end;
    }

    /** The bit of this step in a set of steps. */
    public int bit() {
        return bit;
    }

    /** The stamp of this step's beginning: an index of {@link Stamp}. */
    int beginStamp() {
        return begin;
    }

    /** The stamp of this step's end: an index of {@link Stamp}. */
    int endStamp() {
        return end;
    }
}
