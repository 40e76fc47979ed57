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
import ticketrace.store.FencedException;

/**
 * The first page of {@code tickets.mapped}, in the memory of every process that has it open.
 *
 * <pre>
 *   0 magic   64 count in the low 24 bits, version or newest grant above   128 chunks claimed   136 chunks ready   192 generation
 * </pre>
 *
 * All are aligned longs in the machine's byte order, so every process sees each of them whole. The count, the two
 * numbers of chunks, and the generation have a cache line each. Count and version are one word, so that a
 * compare-and-set notices a count that changed and changed back. In a race with fencing, the number of the newest grant
 * stands in the place of the version, so that one compare-and-set looks at it and changes the count. A buyer counts
 * its chunk as claimed before it writes the head of the chunk, and as ready afterwards: the difference is at most the
 * number of buyers that died or still are in between. Each refill begins a new generation; readers ignore chunks of
 * earlier generations.
 *
 * <p>Process safety: any number of processes may use the file; each word is atomic, and nothing else is guarded. If a
 * process dies here, it changed a word completely or not at all.
 */
final class MappedHead {

    static final int BYTES = 4096;

    /** Gives atomic access to the aligned longs of a mapped buffer. */
    static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long MAGIC = 0x31_44_50_41_4D_54_4B_54L; // "TKTMAPD1" in memory, little-endian
    private static final int COUNT = 64;
    private static final int CLAIMED = 128;
    private static final int READY = 136;
    private static final int GENERATION = 192;

    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final Path file;
    private final MappedByteBuffer head;

    private MappedHead(Path file, MappedByteBuffer head) {
        this.file = file;
        this.head = head;
    }

    /**
     * Creates the file, without a sale.
     *
     * @throws IllegalArgumentException if {@code tickets} is no count; no file is created then
     * @throws IOException if the file exists already, or cannot be written; the message names the file
     */
    static void create(Path file, int tickets) throws IOException {
        CountFile.requireCount(file, tickets);
        ByteBuffer page = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
        page.putLong(0, MAGIC).putLong(COUNT, tickets).putLong(GENERATION, 1);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MappedSales.writeFully(file, channel, page, 0);
        }
    }

    /**
     * Maps the head of a file.
     *
     * @throws DamagedStoreException if the file is too short for a head, or does not begin with the magic number
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
     * The count in the word.
     *
     * @throws DamagedStoreException if the word holds no count
     */
    int count(long word) throws DamagedStoreException {
        int count = (int) (word & COUNT_MASK);
        if (count > CountFile.MAX_COUNT) {
            throw new DamagedStoreException(
                    file + ": expected a count from 0 to " + CountFile.MAX_COUNT + ", found " + count);
        }
        return count;
    }

    /** Sets the count, even if another process has changed it meanwhile. */
    void set(int count) {
        LONG.setRelease(head, COUNT, after(word(), count));
    }

    /**
     * Remembers the number of a grant, and reads the count in the same moment.
     *
     * @throws FencedException if a newer number is there
     */
    int read(long token) throws IOException {
        while (true) {
            long word = admit(token);
            int count = count(word);
            if (word >>> COUNT_BITS == token || LONG.compareAndSet(head, COUNT, word, token << COUNT_BITS | count)) {
                return count;
            }
        }
    }

    /**
     * Remembers the number of a grant, and sets the count in the same moment.
     *
     * @throws FencedException if a newer number is there
     */
    void set(int count, long token) throws IOException {
        long word = admit(token);
        while (!LONG.compareAndSet(head, COUNT, word, token << COUNT_BITS | count)) {
            word = admit(token);
        }
    }

    private long admit(long token) throws FencedException {
        long word = word();
        long newest = word >>> COUNT_BITS;
        if (newest > token) {
            throw new FencedException(file, token, newest);
        }
        return word;
    }

    /** Sets the count if no process has changed the word; returns whether it did. */
    boolean compareAndSet(long word, int count) {
        return LONG.compareAndSet(head, COUNT, word, after(word, count));
    }

    /** The word with this count and the version after that of {@code word}. */
    private static long after(long word, int count) {
        return (((word >>> COUNT_BITS) + 1) << COUNT_BITS) | count;
    }

    /** Claims the next chunk for the caller alone; returns its number, from 0. */
    long claim() {
        return (long) LONG.getAndAdd(head, CLAIMED, 1L);
    }

    /** Counts a chunk as ready; the buyer that claimed it calls this. */
    void ready() {
        LONG.getAndAdd(head, READY, 1L);
    }

    long chunksClaimed() {
        return (long) LONG.getAcquire(head, CLAIMED);
    }

    long chunksReady() {
        return (long) LONG.getAcquire(head, READY);
    }

    /** The generation of the store: 1, plus 1 for each refill. */
    long generation() {
        return (long) LONG.getAcquire(head, GENERATION);
    }

    /**
     * Fills the store again; only while no buyer buys. If the process dies in the middle of it, the store can still be
     * read.
     */
    void refill(int tickets) {
        LONG.setRelease(head, READY, 0L);
        LONG.setRelease(head, CLAIMED, 0L);
        LONG.setRelease(head, GENERATION, generation() + 1);
        LONG.setRelease(head, COUNT, (long) tickets);
    }
}
