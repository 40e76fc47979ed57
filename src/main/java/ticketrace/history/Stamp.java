package ticketrace.history;

/**
 * The moments of a purchase, in the order in which they pass. A stamp is a {@link System#nanoTime}; zero means that the
 * moment did not happen.
 */
final class Stamp {

    /** The buyer asks for the guard. */
    static final int ASKED = 0;
    /** The buyer holds the guard and begins to read; without a guard, the purchase begins. */
    static final int ACQUIRED = 1;
    /** The buyer has read the count; its think time begins. */
    static final int READ = 2;
    /** The think time is over; the buyer begins to write. */
    static final int WRITING = 3;
    /** The buyer has written the new count and begins to record the sale. */
    static final int WRITTEN = 4;
    /** The sale is on the list, or there was none to record; the buyer begins to release the guard. */
    static final int RECORDED = 5;
    /** The buyer has released the guard, or gave up waiting for it. */
    static final int RELEASED = 6;
    /** The store refused the latest step, and so undid everything that the purchase had done. */
    static final int REFUSED = 7;

    static final int COUNT = 8;

    private Stamp() {}
}
