package ticketrace.history;

/**
 * The layout of a history file: a head of 64 bytes, then 64 bytes for each purchase.
 *
 * <pre>
 * head      0 magic   8 pid   16 start signal   24 own start   32 clock skew   40 closed at
 *          48 purchases (int)   52 CRC-32C (int)   56 why it ended (byte)
 * purchase  0 asked   8 acquired   16 read   24 writing   32 written   40 recorded   48 released
 *          56 value + 1 (int)   60 steps begun (bits)   61 outcome (byte)   62 unused
 * </pre>
 *
 * A history that is not closed is made of whole chunks, of zeros at first; nothing but zeros stands behind the last whole
 * one. Closing it cuts off the zeros.
 *
 * <p>All numbers are in the machine's byte order. Every field is aligned, so that it is written whole or not at all.
 */
final class Layout {

    static final long MAGIC = 0x31_54_53_49_48_54_4B_54L; // "TKTHIST1" in memory, little-endian
    static final int RECORD_BYTES = 64;

    private static final int FIRST_CHUNK_BYTES = 64 * 1024;
    private static final int LARGEST_CHUNK_BYTES = 4 * 1024 * 1024;

    static final int PID = 8;
    static final int START_SIGNAL = 16;
    static final int STARTED = 24;
    static final int SKEW = 32;
    static final int CLOSED = 40;
    static final int PURCHASES = 48;
    static final int CHECKSUM = 52;
    static final int END_REASON = 56;

    static final int VALUE = 56;
    static final int BEGUN = 60;
    static final int OUTCOME = 61;

    private Layout() {}

    /** The length of the chunk that is added to a file of this length. */
    static int chunkBytes(long fileBytes) {
        return (int) Math.min(LARGEST_CHUNK_BYTES, Math.max(FIRST_CHUNK_BYTES, fileBytes));
    }

    static int stampOffset(int stamp) {
        return stamp * Long.BYTES;
    }
}
