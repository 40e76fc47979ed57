package ticketrace.history;

/**
 * The layout of a history file: a front of 64 KiB with a head of 1 KiB and the latest purchases, 128 bytes each, which the
 * buyer has in its memory; behind the front all purchases before those.
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
 * A front that is full is moved behind itself: a copy of its purchases is appended, the head says how many have moved,
 * first as a negative number, then the front is cleared, and the number turns positive. So at each moment it is known which
 * of two copies counts: before the number changes the one in front, from then on the one behind. What stands behind those
 * that have moved can only be the beginning of the next copy. Closing a history that never moved cuts off the zeros of its
 * front.
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

    /** Where the purchase stands that comes after {@code before} others in the front. */
    static int inFront(int before) {
        return HEAD_BYTES + before * RECORD_BYTES;
    }

    /** Where the purchases begin that come after {@code moved} others behind the front. */
    static long behind(long moved) {
        return FRONT_BYTES + moved * RECORD_BYTES;
    }

    /** How long a file is once it is closed. */
    static long closedBytes(long moved, int purchases) {
        return moved == 0 ? HEAD_BYTES + (long) purchases * RECORD_BYTES : behind(moved);
    }

    static int stampOffset(int stamp) {
        return stamp * Long.BYTES;
    }

    /** A named step in one number, so that it is written whole: the number of its name, and when it was. */
    static long named(int name, long nanos) {
        return ((long) name << TIME_BITS) | (nanos & ((1L << TIME_BITS) - 1));
    }

    static int nameOf(long named) {
        return (int) (named >>> TIME_BITS);
    }

    /** When a named step was: the time with these low bits that is next to {@code near}. They repeat every two years. */
    static long timeOf(long named, long near) {
        int unused = Long.SIZE - TIME_BITS;
        return near + (((named - near) << unused) >> unused);
    }
}
