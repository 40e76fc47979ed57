package ticketrace.history;

/**
 * The steps of a purchase, in their order. A step begins at the moment the step before it ended, and shares its stamp
 * with it; only WRITE, which follows the think time, has a beginning of its own.
 */
public enum Step {
    /** Asks for the guard and gets it. */
    ACQUIRE(Stamp.ASKED, Stamp.ACQUIRED),
    /** Reads how many tickets are left. */
    READ(Stamp.ACQUIRED, Stamp.READ),
    /** Writes back one less. */
    WRITE(Stamp.WRITING, Stamp.WRITTEN),
    /** Adds the sale to the list. */
    RECORD(Stamp.WRITTEN, Stamp.RECORDED),
    /** Gives the guard back. */
    RELEASE(Stamp.RECORDED, Stamp.RELEASED);

    private final int begin;
    private final int end;

    Step(int begin, int end) {
        this.begin = begin;
        this.end = end;
    }

    /** This step in a set of steps. */
    public int bit() {
        return 1 << ordinal();
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
