package ticketrace.history;

/**
 * The layout of a history file: a front of 64 KiB with a head of 64 bytes and the latest purchases, 64 bytes each, which
 * the buyer has in its memory; behind the front all purchases before those.
 *
 * <pre>
 * head      0 magic   8 pid   16 start signal   24 own start   32 clock skew   40 closed at
 *          48 purchases (int)   52 CRC-32C (int)   56 why it ended (byte)   60 moved behind the front (int)
 * purchase  0 asked   8 acquired   16 read   24 writing   32 written   40 recorded   48 released
 *          56 value + 1 (int)   60 steps begun (bits)   61 outcome (byte)   62 unused
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

    static final long MAGIC = 0x32_54_53_49_48_54_4B_54L; // "TKTHIST2" in memory, little-endian
    static final int RECORD_BYTES = 64;

    static final int FRONT_BYTES = 64 * 1024;
    static final int FRONT_RECORDS = FRONT_BYTES / RECORD_BYTES - 1;

    static final int PID = 8;
    static final int START_SIGNAL = 16;
    static final int STARTED = 24;
    static final int SKEW = 32;
    static final int CLOSED = 40;
    static final int PURCHASES = 48;
    static final int CHECKSUM = 52;
    static final int END_REASON = 56;
    static final int MOVED = 60;

    static final int VALUE = 56;
    static final int BEGUN = 60;
    static final int OUTCOME = 61;

    private Layout() {}

    /** Where the purchases begin that come after {@code moved} others behind the front. */
    static long behind(long moved) {
        return FRONT_BYTES + moved * RECORD_BYTES;
    }

    /** How long a file is once it is closed. */
    static long closedBytes(long moved, int purchases) {
        return moved == 0 ? (purchases + 1L) * RECORD_BYTES : behind(moved);
    }

    static int stampOffset(int stamp) {
        return stamp * Long.BYTES;
    }
}
