package ticketrace.process;

/** What an exit value says. */
final class ExitCodes {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    private ExitCodes() {}

    /** The value as Java reads it, taken for a signal where it can be one: -N for signal N, as in Python. */
    static int ofSignalOrExit(int value) {
        boolean signal = value > SIGNAL_BASE && value <= SIGNAL_BASE + LAST_SIGNAL;
        return signal ? SIGNAL_BASE - value : value;
    }
}
