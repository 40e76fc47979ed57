package ticketrace.lock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import ticketrace.lock.file.FileChannelLock;
import ticketrace.lock.file.LockFile;
import ticketrace.lock.memory.CountedLock;
import ticketrace.lock.memory.FairLock;
import ticketrace.lock.memory.LeaseLock;
import ticketrace.lock.memory.RobustLock;

/** The locks under test. Another process understands the same names. */
public enum LockKind {
    JVM_LOCK,
    LOCK_FILE,
    FILE_CHANNEL_LOCK,
    FILE_CHANNEL_LOCK_WITH_QUEUE,
    FAIR_LOCK,
    ROBUST_LOCK,
    COUNTED_LOCK,
    LEASE_LOCK,
    SHORT_LEASE_LOCK;

    /** Longer than a busy machine keeps a process from renewing its lease. */
    private static final Duration LONG_LEASE = Duration.ofSeconds(30);

    private static final Duration SHORT_LEASE = Duration.ofMillis(200);

    public ProcessLock open(Path file) throws IOException {
        return switch (this) {
            case JVM_LOCK -> new JvmLock();
            case LOCK_FILE -> new LockFile(file);
            case FILE_CHANNEL_LOCK -> new FileChannelLock(file);
            case FILE_CHANNEL_LOCK_WITH_QUEUE -> FileChannelLock.withQueue(file);
            case FAIR_LOCK -> new FairLock(file);
            case ROBUST_LOCK -> new RobustLock(file);
            case COUNTED_LOCK -> CountedLock.of(new RobustLock(file), Path.of(file + ".grants"));
            case LEASE_LOCK -> new LeaseLock(file, LONG_LEASE, true);
            case SHORT_LEASE_LOCK -> new LeaseLock(file, SHORT_LEASE, true);
        };
    }
}
