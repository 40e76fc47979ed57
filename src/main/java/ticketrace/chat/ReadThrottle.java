package ticketrace.chat;

/**
 * Limits how fast the hub reads one client, so that no client can flood the room, or keep a processor busy with bytes
 * that are not lines. The hub handles later what comes too early; nothing is lost. Thread-safe.
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

    /** Runs this task when the next line may be handled. */
    void atNextLine(Runnable task) {
        timer.run(lines.takeNanos(System.nanoTime()), task);
    }

    /** Runs this task when the next bytes may be read. */
    void atNextChunk(Runnable task) {
        timer.run(chunks.takeNanos(System.nanoTime()), task);
    }
}
