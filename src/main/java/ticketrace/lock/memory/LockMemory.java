package ticketrace.lock.memory;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import ticketrace.launch.Patience;
import ticketrace.lock.LockLostException;
import ticketrace.lock.file.RecordLocks;

/**
 * The words of a lock: a page of memory that all processes map from the lock's file. All are zero in a new lock. Record
 * locks on bytes of the same file show which processes live, which memory cannot show. Memory and record locks are in
 * the same file, so a process cannot have one without the other.
 *
 * <p>Each word has a cache line of its own, so that a process that looks at one word does not slow down one that
 * changes another. Thread and process safety: every access is atomic. What a process stored stays when it dies: the
 * page belongs to the kernel.
 *
 * <p>Sources: mmap(2), {@code MAP_SHARED}; {@link VarHandle}, "access modes".
 */
final class LockMemory {

    static final int BYTES = 4096;

    private static final long OPENING = 0;
    private static final Duration ALONE_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private static final int WORD_BYTES = 64;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer page;

    private LockMemory(MappedByteBuffer page) {
        this.page = page;
    }

    /**
     * Maps a lock's file; if the file is empty, makes a new lock of it. A record lock on its first byte keeps other
     * processes out meanwhile.
     *
     * @param locks on the file, readable; nothing is locked yet
     * @param magic the first word of the page; it tells one kind of lock from another, and both from other files
     * @throws IOException if the file cannot be used, or holds anything else; the message names it
     */
    static LockMemory open(Path file, RecordLocks locks, long magic) throws IOException {
        FileLock alone = alone(file, locks);
        try {
            return open(file, locks.channel(), magic);
        } finally {
            alone.release();
        }
    }

    private static FileLock alone(Path file, RecordLocks locks) throws IOException {
        FileLock alone;
        try {
            alone = locks.lock(OPENING, 1, System.nanoTime() + ALONE_LIMIT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(file + ": interrupted while opening", e);
        }
        if (alone == null) {
            throw new IOException(file + ": another process has been opening it for " + ALONE_LIMIT.toSeconds() + " s");
        }
        return alone;
    }

    private static LockMemory open(Path file, FileChannel channel, long magic) throws IOException {
        if (channel.size() == 0) {
            writeZeros(channel, file);
        }
        if (channel.size() != BYTES) {
            throw damaged(file, "it is " + channel.size() + " bytes long and a lock " + BYTES);
        }
        LockMemory memory = new LockMemory(channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
        if (memory.isBlank()) {
            memory.set(0, magic); // the process that created the file may have died before it wrote this
        }
        if (memory.get(0) != magic) {
            throw damaged(file, "it does not begin as one");
        }
        return memory;
    }

    /** Writes the zeros, so that a full disk is found here, and not by the first store into the mapping. */
    private static void writeZeros(FileChannel channel, Path file) throws IOException {
        try {
            ByteBuffer zeros = ByteBuffer.allocate(BYTES);
            while (zeros.hasRemaining()) {
                channel.write(zeros, zeros.position());
            }
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static IOException damaged(Path file, String what) {
        return new IOException(damage(file, what));
    }

    /** The error of a holder whose lock another process has taken away. */
    static LockLostException lost(Path file, String what) {
        return new LockLostException(damage(file, what));
    }

    private static String damage(Path file, String what) {
        return file + ": damaged, or no lock of this kind: " + what
                + ". If nobody uses it any more, delete it; a new one is made";
    }

    /** Where a word stands in the file. */
    static int at(int word) {
        return word * WORD_BYTES;
    }

    private boolean isBlank() {
        return page.mismatch(ByteBuffer.allocate(BYTES)) < 0;
    }

    long get(int word) {
        return (long) LONG.getAcquire(page, word * WORD_BYTES);
    }

    void set(int word, long value) {
        LONG.setRelease(page, word * WORD_BYTES, value);
    }

    boolean compareAndSet(int word, long expected, long value) {
        return LONG.compareAndSet(page, word * WORD_BYTES, expected, value);
    }

    /** Adds one, and returns the sum. */
    long increment(int word) {
        return (long) LONG.getAndAdd(page, word * WORD_BYTES, 1L) + 1;
    }
}
