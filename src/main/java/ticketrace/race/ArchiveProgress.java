package ticketrace.race;

/**
 * Follows how the launcher makes the archive of the classes that buyers load. That takes a few seconds, once for a jar
 * and a JDK. The launcher calls no method if the archive exists.
 *
 * <p>The thread that makes the archive calls {@link #begins} first, {@link #ends} last, and the other methods any
 * number of times between them. It calls only {@link #ends} if another process makes the archive first, or if the work
 * fails before it begins.
 */
public interface ArchiveProgress {

    /** Ignores every call. */
    ArchiveProgress NONE = new ArchiveProgress() {};

    /** The launcher begins to make the archive. */
    default void begins() {}

    /** {@code done} parts of the work out of {@code of} are done. */
    default void progressed(int done, int of) {}

    /**
     * The launcher leaves {@code what} out of the archive, because it failed; buyers that use it start more slowly.
     * Both texts are for people; {@code why} can have several lines.
     */
    default void leftOut(String what, String why) {}

    /** The work is over: the archive is there, or it failed, or it was interrupted. */
    default void ends() {}
}
