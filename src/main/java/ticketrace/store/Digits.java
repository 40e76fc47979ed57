package ticketrace.store;

/**
 * Writes decimal digits without a division. In most races a buyer's JVM compiles with C1 only, which does not
 * replace a division by ten with a multiplication.
 */
final class Digits {

    /** 2 to the power of 35, divided by 10, rounded up: exact for all numbers of 31 bits (Hacker's Delight, 10-8). */
    private static final long TENTH = 0xCCCC_CCCDL;

    private static final int TENTH_SHIFT = 35;

    private Digits() {}

    /** A tenth of a non-negative number, rounded down. */
    static int tenth(int number) {
        return (int) ((number * TENTH) >>> TENTH_SHIFT);
    }

    /**
     * Writes a non-negative number so that its last digit is before {@code end}; returns the index of its first digit.
     */
    static int putBefore(int end, byte[] text, int number) {
        int from = end;
        int rest = number;
        do {
            int tenth = tenth(rest);
            text[--from] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        } while (rest > 0);
        return from;
    }
}
