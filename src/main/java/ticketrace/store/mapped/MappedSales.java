package ticketrace.store.mapped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The sales of one buyer, in chunks of {@code tickets.mapped} that no other process writes.
 *
 * <pre>
 *   in the chunk   0 seal   8 length of the name (int)   16 the buyer's name (UTF-8)   256 the first sale
 *   in a sale      0 seat, and above it the purchase     8 time, System.nanoTime
 * </pre>
 *
 * A buyer writes the time of a sale before the seat, and the seal of a chunk after the rest of its head; a word of zero
 * means that there is nothing yet. So buyers share nothing here, and none waits for another: {@link MappedReader} sorts
 * the sales by time.
 *
 * <p>A buyer really writes the zeros of its chunk before it maps the chunk, so that a full disk causes an
 * {@link IOException} there, and not a fault in the mapping later. The buyer claims its first chunk before the race.
 * One thread. If the process dies here, a sale is recorded completely or not at all; a reader skips a chunk without a
 * seal.
 */
final class MappedSales {

    static final int CHUNK_BYTES = 64 * 1024;
    static final int NAME_LENGTH = 8;
    static final int NAME = 16;
    static final int FIRST_SALE = 256;
    static final int SALE_BYTES = 16;
    static final int TIME = 8;
    static final int SEAT_BITS = 32;
    static final int LONGEST_NAME = FIRST_SALE - NAME;

    private static final long SEALED = 0x4B_4E_48_43L << 32; // "CHNK" in memory, little-endian
    private static final int ZEROS_BYTES = 16 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final MappedHead head;
    private final byte[] buyer;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS_BYTES);
    private MappedByteBuffer chunk;
    private long generation;
    private int at;

    /**
     * Claims the first chunk.
     *
     * @throws IllegalArgumentException if the buyer's name is empty, or too long for the head of a chunk
     * @throws IOException if the disk has no room for a chunk; the message names the file
     */
    MappedSales(Path file, FileChannel channel, MappedHead head, String buyer) throws IOException {
        this.file = file;
        this.channel = channel;
        this.head = head;
        this.buyer = buyer.getBytes(StandardCharsets.UTF_8);
        if (this.buyer.length == 0 || this.buyer.length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    file + ": a buyer's name has 1 to " + LONGEST_NAME + " bytes, not " + this.buyer.length);
        }
        this.chunk = nextChunk();
    }

    /** The seal of a chunk of this generation. */
    static long seal(long generation) {
        return SEALED | generation;
    }

    /** The offset in the file at which the chunk begins. */
    static long start(long number) {
        return MappedHead.BYTES + number * CHUNK_BYTES;
    }

    void add(int seat, int purchase) throws IOException {
        if (at == CHUNK_BYTES || generation != head.generation()) {
            chunk = nextChunk();
        }
        MappedHead.LONG.set(chunk, at + TIME, System.nanoTime());
        MappedHead.LONG.setRelease(chunk, at, (long) purchase << SEAT_BITS | seat);
        at += SALE_BYTES;
    }

    private MappedByteBuffer nextChunk() throws IOException {
        generation = head.generation();
        long start = start(head.claim());
        for (long part = start; part < start + CHUNK_BYTES; part += ZEROS_BYTES) {
            writeFully(file, channel, zeros.clear(), part);
        }
        MappedByteBuffer next;
        try {
            next = channel.map(FileChannel.MapMode.READ_WRITE, start, CHUNK_BYTES);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        next.order(ByteOrder.nativeOrder());
        next.putInt(NAME_LENGTH, buyer.length).put(NAME, buyer);
        MappedHead.LONG.setRelease(next, 0, seal(generation));
        head.ready();
        at = FIRST_SALE;
        return next;
    }

    static void writeFully(Path file, FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        try {
            for (long to = from; bytes.hasRemaining(); ) {
                to += channel.write(bytes, to);
            }
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
