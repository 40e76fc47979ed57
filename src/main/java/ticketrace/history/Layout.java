package ticketrace.history;

/**
 * The layout of a history file. It has a front of 128 KiB: a head of 1 KiB and a block with the latest purchases. The
 * buyer maps the front into its memory. Behind the front are all earlier purchases, in full blocks. A block has room for
 * 1,016 purchases: first their main parts, 64 bytes each, then their extra parts, 64 bytes each. Most purchases have
 * nothing in their extra part.
 *
 * <pre>
 * head      0 magic   8 pid   16 start signal   24 own start   32 clock skew   40 closed at
 *          48 purchases (int)   52 CRC-32C (int)   56 why it ended (byte)   60 moved behind the front (int)
 *          64 clock offset, lowest   72 highest   80 length of the closed file
 *         128 names of steps, 28 of 32 bytes: length (byte), UTF-8; length 0 is none
 * main      0 asked   8 acquired   16 read   24 writing   32 written   40 recorded   48 released
 *          56 value + 1 (int)   60 steps begun (bits)   61 outcome (byte)
 *          62 flags (byte): 1 the holder before had died, 2 it has an extra part   63 unused
 * extra     0 refused   8 lease lost   16 token
 *          24 named steps, 5 of 8 bytes: number of the name from 1 (8 bits), the low 56 bits of the time
 * </pre>
 *
 * When the front is full, the buyer moves its block behind it. The buyer appends a copy of the block, writes into the
 * head how many purchases have moved, as a negative number, clears the front, and makes the number positive. So a
 * reader always knows which of the two copies counts: the one in the front before the number changes, the one behind
 * after that. Bytes behind the moved blocks can only be the beginning of the next copy.
 *
 * <p>If no purchase of a block has an extra part, the buyer does not write the extra parts of the copy: the file has a
 * hole there, or ends before it. So the rare fields cost a race nothing that does not use them. If a history never
 * moved, closing it cuts off the zeros behind its last purchase.
 *
 * <p>All numbers are in the machine's byte order. Every field is aligned, so that it is written whole or not at all.
 */
final class Layout {

    static final long MAGIC = 0x34_54_53_49_48_54_4B_54L; // "TKTHIST4" in memory, little-endian

    static final int HEAD_BYTES = 1024;
    static final int PART_BYTES = 64;
    static final int RECORD_BYTES = 2 * PART_BYTES;

    static final int FRONT_BYTES = 128 * 1024;
    static final int BLOCK_BYTES = FRONT_BYTES - HEAD_BYTES;
    static final int BLOCK_RECORDS = BLOCK_BYTES / RECORD_BYTES;
    static final int PARTS_BYTES = BLOCK_RECORDS * PART_BYTES;

    static final int PID = 8;
    static final int START_SIGNAL = 16;
    static final int STARTED = 24;
    static final int SKEW = 32;
    static final int CLOSED = 40;
    static final int PURCHASES = 48;
    static final int CHECKSUM = 52;
    static final int END_REASON = 56;
    static final int MOVED = 60;
    static final int OFFSET_LOW = 64;
    static final int OFFSET_HIGH = 72;
    static final int CLOSED_BYTES = 80;

    static final int NAMES = 128;
    static final int NAME_BYTES = 32;
    static final int MOST_NAMES = (HEAD_BYTES - NAMES) / NAME_BYTES;

    // positions in the main part
    static final int VALUE = 56;
    static final int BEGUN = 60;
    static final int OUTCOME = 61;
    static final int FLAGS = 62;

    // positions in a record whose extra part follows its main part, as readers put it together
    static final int REFUSED = PART_BYTES;
    static final int LEASE_LOST = PART_BYTES + 8;
    static final int TOKEN = PART_BYTES + 16;
    static final int NAMED = PART_BYTES + 24;
    static final int MOST_NAMED = (RECORD_BYTES - NAMED) / Long.BYTES;

    static final int PREVIOUS_HOLDER_DIED = 1;
    static final int HAS_EXTRA = 2;

    private static final int TIME_BITS = 56;

    private Layout() {}

    /** The position of the main part of the purchase that has {@code before} others before it in the front. */
    static int inFront(int before) {
        return HEAD_BYTES + before * PART_BYTES;
    }

    /** The position of the main part of the purchase that has {@code moved} others before it behind the front. */
    static long behind(long moved) {
        return FRONT_BYTES + moved / BLOCK_RECORDS * BLOCK_BYTES + moved % BLOCK_RECORDS * PART_BYTES;
    }

    /** The position of a stamp in a record whose extra part follows its main part. */
    static int stampOffset(int stamp) {
        return stamp == Stamp.REFUSED ? REFUSED : stamp * Long.BYTES;
    }

    /**
     * Packs a named step into one long, so that the buyer writes it in one piece: the number of its name, and its time.
     */
    static long named(int name, long nanos) {
        return ((long) name << TIME_BITS) | (nanos & ((1L << TIME_BITS) - 1));
    }

    static int nameOf(long named) {
        return (int) (named >>> TIME_BITS);
    }

    /** The time of a named step: the time nearest to {@code near} with these low bits, which repeat every two years. */
    static long timeOf(long named, long near) {
        int unused = Long.SIZE - TIME_BITS;
        return near + (((named - near) << unused) >> unused);
    }
}
