package ticketrace.history;

/**
 * The layout of a history file. It has a front of 64 KiB: a head of 1 KiB and the latest purchases, 128 bytes each. The
 * buyer maps the front into its memory. Behind the front are all earlier purchases.
 *
 * <pre>
 * head      0 magic   8 pid   16 start signal   24 own start   32 clock skew   40 closed at
 *          48 purchases (int)   52 CRC-32C (int)   56 why it ended (byte)   60 moved behind the front (int)
 *          64 clock offset, lowest   72 highest
 *         128 names of steps, 28 of 32 bytes: length (byte), UTF-8; length 0 is none
 * purchase  0 asked   8 acquired   16 read   24 writing   32 written   40 recorded   48 released   56 refused
 *          64 lease lost   72 token   80 value + 1 (int)   84 steps begun (bits)   85 outcome (byte)
 *          86 flags (byte): 1 the holder before had died   87 unused
 *          88 named steps, 5 of 8 bytes: number of the name from 1 (8 bits), the low 56 bits of the time
 * </pre>
 *
 * When the front is full, the buyer moves its purchases behind it. The buyer appends a copy of them, writes into the
 * head how many purchases have moved, as a negative number, clears the front, and makes the number positive. So a
 * reader always knows which of the two copies counts: the one in the front before the number changes, the one behind
 * after that. Bytes behind the moved purchases can only be the beginning of the next copy. If a history never moved,
 * closing it cuts off the zeros of its front.
 *
 * <p>All numbers are in the machine's byte order. Every field is aligned, so that it is written whole or not at all.
 */
final class Layout {

    static final long MAGIC = 0x33_54_53_49_48_54_4B_54L; // "TKTHIST3" in memory, little-endian

    static final int HEAD_BYTES = 1024;
    static final int RECORD_BYTES = 128;

    static final int FRONT_BYTES = 64 * 1024;
    static final int FRONT_RECORDS = (FRONT_BYTES - HEAD_BYTES) / RECORD_BYTES;

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

    static final int NAMES = 128;
    static final int NAME_BYTES = 32;
    static final int MOST_NAMES = (HEAD_BYTES - NAMES) / NAME_BYTES;

    static final int LEASE_LOST = 64;
    static final int TOKEN = 72;
    static final int VALUE = 80;
    static final int BEGUN = 84;
    static final int OUTCOME = 85;
    static final int FLAGS = 86;
    static final int NAMED = 88;
    static final int MOST_NAMED = (RECORD_BYTES - NAMED) / Long.BYTES;

    static final int PREVIOUS_HOLDER_DIED = 1;

    private static final int TIME_BITS = 56;

    private Layout() {}

    /** The position of the purchase that has {@code before} others before it in the front. */
    static int inFront(int before) {
        return HEAD_BYTES + before * RECORD_BYTES;
    }

    /** The position of the purchase that has {@code moved} others before it behind the front. */
    static long behind(long moved) {
        return FRONT_BYTES + moved * RECORD_BYTES;
    }

    /** The length of a closed file in bytes. */
    static long closedBytes(long moved, int purchases) {
        return moved == 0 ? HEAD_BYTES + (long) purchases * RECORD_BYTES : behind(moved);
    }

    static int stampOffset(int stamp) {
        return stamp * Long.BYTES;
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
