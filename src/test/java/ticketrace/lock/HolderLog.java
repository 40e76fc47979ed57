package ticketrace.lock;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Shared memory in which each lock holder writes its process id while it holds the lock. Nothing guards the memory, so two
 * holders at the same time find each other: the test's oracle for mutual exclusion.
 */
final class HolderLog {

    private static final int INSIDE = 0;
    private static final int ENTRIES = 8;
    private static final int REPORTED_DEATHS = 16;
    private static final int FOUND = 24;
    private static final int MOST_FOUND = 4000;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer memory;

    private HolderLog(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static HolderLog create(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new HolderLog(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, FOUND + (long) MOST_FOUND * Long.BYTES));
        }
    }

    /** Writes this process id; logs the process id that was there, if any. */
    void enter(long pid) {
        long inside = (long) LONG.getAndSet(memory, INSIDE, pid);
        if (inside != 0) {
            append(inside);
        }
        LONG.getAndAdd(memory, ENTRIES, 1L);
    }

    /** Clears this process id. If another id is there instead, logs this one, negated. */
    void leave(long pid) {
        long inside = (long) LONG.getAndSet(memory, INSIDE, 0L);
        if (inside != pid) {
            append(-pid);
        }
    }

    /** Appends in one atomic step: a process killed here leaves a complete entry or none. */
    private void append(long pid) {
        for (int i = 0; i < MOST_FOUND; i++) {
            if (LONG.compareAndSet(memory, found(i), 0L, pid)) {
                return;
            }
        }
        throw new IllegalStateException("the log is full after " + MOST_FOUND + " entries");
    }

    private static int found(int index) {
        return FOUND + index * Long.BYTES;
    }

    /** Counts an acquire that reported the death of the previous holder. */
    void countReportedDeath() {
        LONG.getAndAdd(memory, REPORTED_DEATHS, 1L);
    }

    long entries() {
        return (long) LONG.getVolatile(memory, ENTRIES);
    }

    long reportedDeaths() {
        return (long) LONG.getVolatile(memory, REPORTED_DEATHS);
    }

    /** The process ids that another process found at its own entry or exit. */
    List<Long> found() {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < MOST_FOUND; i++) {
            long pid = (long) LONG.getVolatile(memory, found(i));
            if (pid == 0) {
                break;
            }
            found.add(pid);
        }
        return found;
    }
}
