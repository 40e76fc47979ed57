package ticketrace.race;

/**
 * Hears how the archive of a buyer's classes is made: a few seconds, once for a jar and a JDK. Called by the thread that makes
 * it, in this order; not at all if there is one.
 */
public interface ArchiveProgress {

    /** Hears nothing. */
    ArchiveProgress UNHEARD = new ArchiveProgress() {};

    /** It begins. */
    default void begins() {}

    /** So much of it is done. */
    default void goesOn(int done, int of) {}

    /** Something of it failed and is left out; buyers that need it only start more slowly. One line for people. */
    default void leavesOut(String what, String why) {}

    /** It is over, whatever came of it. */
    default void ends() {}
}
