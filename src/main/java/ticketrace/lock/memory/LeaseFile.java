package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongUnaryOperator;

/**
 * The file of a {@link LeaseLock}, as a process sees and changes it that has not opened the lock: the launcher of a
 * schedule, while all buyers stand still. If there is no file yet, nothing holds the lock, and there is nothing to change.
 */
public final class LeaseFile {

    private final Path path;

    public LeaseFile(Path path) {
        this.path = path;
    }

    /**
     * What the next process that asks for the lock finds, in one word: {@code free}; or {@code held} or {@code ended},
     * with {@code @} and the pid of the process that got the latest lease. The time is that of a schedule.
     */
    public String look() throws IOException {
        if (!Files.exists(path)) {
            return "free";
        }
        ByteBuffer page = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.nativeOrder());
        if (page.capacity() < LockMemory.BYTES) {
            return "free";
        }
        long end = page.getLong(LockMemory.at(LeaseLock.STATE)) & LeaseLock.END;
        if (end == LeaseLock.GIVEN_BACK) {
            return "free";
        }
        boolean runs = page.getLong(LockMemory.at(LeaseLock.SCHEDULED_TIME)) + 1 < end;
        return (runs ? "held" : "ended") + "@" + page.getLong(LockMemory.at(LeaseLock.HOLDER));
    }

    /** Lets more time pass than the longest lease lasts. */
    public void passTime() throws IOException {
        change(LeaseLock.SCHEDULED_TIME, time -> time + LeaseLock.LONG_TIME);
    }

    /** Frees the lock, whoever holds it, and lets the time of the schedule begin anew. No process must be inside. */
    public void free() throws IOException {
        change(LeaseLock.STATE, state -> state & ~LeaseLock.END);
        change(LeaseLock.SCHEDULED_TIME, time -> 0); // it has not room for thousands of schedules
    }

    private void change(int word, LongUnaryOperator change) throws IOException {
        if (!Files.exists(path) || Files.size(path) < LockMemory.BYTES) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            channel.read(bytes, LockMemory.at(word));
            bytes.putLong(0, change.applyAsLong(bytes.getLong(0)));
            channel.write(bytes.rewind(), LockMemory.at(word));
        }
    }
}
