package ticketrace.history;

/**
 * The moments of a purchase, in the order in which they pass. A stamp is {@link System#nanoTime}; zero did not happen.
 */
final class Stamp {

    /** The guard is asked for. */
    static final int ASKED = 0;
    /** The guard is held and reading begins; without a guard, where the purchase begins. */
    static final int ACQUIRED = 1;
    /** The count was read; think time begins. */
    static final int READ = 2;
    /** Think time is over, writing begins. */
    static final int WRITING = 3;
    /** The new count is written, recording the sale begins. */
    static final int WRITTEN = 4;
    /** The sale is on the list, or there was none to record; giving back the guard begins. */
    static final int RECORDED = 5;
    /** The guard is given back; or the buyer gave up waiting for it. */
    static final int RELEASED = 6;
    /** The store refused the step that was begun last, and with it undid all that the purchase had done. */
    static final int REFUSED = 7;

    static final int COUNT = 8;

    private Stamp() {}
}
