package ticketrace.chat;

/**
 * How fast one client is read, so that nobody can flood the room, or keep a processor busy with bytes that are no lines.
 * What comes too early is done later; nothing is lost. Thread-safe.
 */
final class Pace {

    private static final int LINES_PER_SECOND = 50;
    private static final int LINES_AT_ONCE = 100;
    private static final int CHUNKS_PER_SECOND = 100;
    private static final int CHUNKS_AT_ONCE = 100;

    private final Later later;
    private final Rate lines = new Rate(LINES_PER_SECOND, LINES_AT_ONCE, System.nanoTime());
    private final Rate chunks = new Rate(CHUNKS_PER_SECOND, CHUNKS_AT_ONCE, System.nanoTime());

    Pace(Later later) {
        this.later = later;
    }

    /** Runs this when the next line may be handled. */
    void atNextLine(Runnable task) {
        later.run(lines.takeNanos(System.nanoTime()), task);
    }

    /** Runs this when the next bytes may be read. */
    void atNextChunk(Runnable task) {
        later.run(chunks.takeNanos(System.nanoTime()), task);
    }
}
