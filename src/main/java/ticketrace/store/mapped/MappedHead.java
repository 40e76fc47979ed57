package ticketrace.store.mapped;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ticketrace.store.CountFile;
import ticketrace.store.DamagedStoreException;

/**
 * The first page of {@code tickets.mapped}, in the memory of every process that has it open.
 *
 * <pre>
 *   0 magic   64 count, in the low 24 bits, below its version   128 chunks claimed   136 chunks ready   192 filling
 * </pre>
 *
 * All are longs in the machine's byte order, aligned, so that each is seen whole. What everybody writes has a cache line to
 * itself. Count and version are one word, so that a compare-and-set notices a count that went away and came back. A chunk is
 * claimed before and ready after its own head was written: as many as differ may have died in between, and no more. A
 * filling is what lies between two refills; chunks of an earlier one count for nothing.
 *
 * <p>Process safety: any number of processes; a word is guarded by nothing but its own indivisibility. If a process dies here,
 * a word was changed or it was not.
 */
final class MappedHead {

    static final int BYTES = 4096;

    /** The aligned longs of a mapped buffer. */
    static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long MAGIC = 0x31_44_50_41_4D_54_4B_54L; // "TKTMAPD1" in memory, little-endian
    private static final int COUNT = 64;
    private static final int CLAIMED = 128;
    private static final int READY = 136;
    private static final int FILLING = 192;

    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final Path file;
    private final MappedByteBuffer head;

    private MappedHead(Path file, MappedByteBuffer head) {
        this.file = file;
        this.head = head;
    }

    /**
     * Makes the file, with nothing sold.
     *
     * @throws IllegalArgumentException if that is no count; nothing is made then
     * @throws IOException if there is such a file already, or it cannot be written; the message names it
     */
    static void create(Path file, int tickets) throws IOException {
        CountFile.requireCount(file, tickets);
        ByteBuffer page = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
        page.putLong(0, MAGIC).putLong(COUNT, tickets).putLong(FILLING, 1);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MappedSales.writeFully(file, channel, page, 0);
        }
    }

    /**
     * Maps the head of a file.
     *
     * @throws DamagedStoreException if the file is too short for one, or begins otherwise
     */
    static MappedHead map(Path file, FileChannel channel, MapMode mode) throws IOException {
        long size = channel.size();
        if (size < BYTES) {
            throw new DamagedStoreException(
                    file + ": expected a store of at least " + BYTES + " bytes, found " + size + " bytes");
        }
        MappedHead mapped = new MappedHead(file, channel.map(mode, 0, BYTES));
        long magic = (long) LONG.getAcquire(mapped.head, 0);
        if (magic != MAGIC) {
            throw new DamagedStoreException(file + ": expected a store that begins with " + hex(MAGIC) + ", found "
                    + hex(magic) + "; it is none, or of another machine");
        }
        return mapped;
    }

    private static String hex(long word) {
        return "0x" + Long.toHexString(word);
    }

    /** The count and its version. */
    long word() {
        return (long) LONG.getAcquire(head, COUNT);
    }

    /**
     * The count in that word.
     *
     * @throws DamagedStoreException if it is none
     */
    int count(long word) throws DamagedStoreException {
        int count = (int) (word & COUNT_MASK);
        if (count > CountFile.MAX_COUNT) {
            throw new DamagedStoreException(
                    file + ": expected a count from 0 to " + CountFile.MAX_COUNT + ", found " + count);
        }
        return count;
    }

    /** Sets the count, whatever others have done meanwhile. */
    void set(int count) {
        LONG.setRelease(head, COUNT, after(word(), count));
    }

    /** Sets the count if the word is still that one. */
    boolean compareAndSet(long word, int count) {
        return LONG.compareAndSet(head, COUNT, word, after(word, count));
    }

    /** The word with this count that follows that word. */
    private static long after(long word, int count) {
        return (((word >>> COUNT_BITS) + 1) << COUNT_BITS) | count;
    }

    /** Claims the next chunk for whoever asks; nobody else gets it. Chunks are counted from 0. */
    long claim() {
        return (long) LONG.getAndAdd(head, CLAIMED, 1L);
    }

    /** Whoever claimed a chunk has made it ready. */
    void ready() {
        LONG.getAndAdd(head, READY, 1L);
    }

    long chunksClaimed() {
        return (long) LONG.getAcquire(head, CLAIMED);
    }

    long chunksReady() {
        return (long) LONG.getAcquire(head, READY);
    }

    /** How many times the store was filled. */
    long filling() {
        return (long) LONG.getAcquire(head, FILLING);
    }

    /** Fills the store again; for when nobody buys. Ends in a store that can be read wherever it is cut short. */
    void refill(int tickets) {
        LONG.setRelease(head, READY, 0L);
        LONG.setRelease(head, CLAIMED, 0L);
        LONG.setRelease(head, FILLING, filling() + 1);
        LONG.setRelease(head, COUNT, (long) tickets);
    }
}
