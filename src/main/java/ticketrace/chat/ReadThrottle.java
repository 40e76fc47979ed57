package ticketrace.chat;

/**
 * How fast one client is read, so that nobody can flood the room, or keep a processor busy with bytes that are no lines.
 * What comes too early is done later; nothing is lost. Thread-safe.
 */
final class ReadThrottle {

    private static final int LINES_PER_SECOND = 50;
    private static final int LINES_AT_ONCE = 100;
    private static final int CHUNKS_PER_SECOND = 100;
    private static final int CHUNKS_AT_ONCE = 100;

    private final TaskTimer timer;
    private final TokenBucket lines = new TokenBucket(LINES_PER_SECOND, LINES_AT_ONCE, System.nanoTime());
    private final TokenBucket chunks = new TokenBucket(CHUNKS_PER_SECOND, CHUNKS_AT_ONCE, System.nanoTime());

    ReadThrottle(TaskTimer timer) {
        this.timer = timer;
    }

    /** Runs this when the next line may be handled. */
    void atNextLine(Runnable task) {
        timer.run(lines.takeNanos(System.nanoTime()), task);
    }

    /** Runs this when the next bytes may be read. */
    void atNextChunk(Runnable task) {
        timer.run(chunks.takeNanos(System.nanoTime()), task);
    }
}
