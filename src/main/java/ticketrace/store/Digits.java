package ticketrace.store;

/** Decimal digits, in buyers whose quick compiler would leave a division by ten to the processor. */
final class Digits {

    /** The next power of two above 1/10, times 2 to the 35: exact for all numbers of 31 bits (Hacker's Delight, 10-8). */
    private static final long TENTH = 0xCCCC_CCCDL;

    private static final int TENTH_SHIFT = 35;

    private Digits() {}

    /** A tenth of a number that is not negative, rounded down. */
    static int tenth(int number) {
        return (int) ((number * TENTH) >>> TENTH_SHIFT);
    }

    /** Writes a number that is not negative so that it ends before {@code end}; returns where it begins. */
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
