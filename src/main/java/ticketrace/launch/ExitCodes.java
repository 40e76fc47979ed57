package ticketrace.launch;

/** What an exit value says. */
public final class ExitCodes {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    private ExitCodes() {}

    /** The value as Java reads it, taken for a signal where it can be one: -N for signal N, as in Python. */
    static int ofSignalOrExit(int value) {
        boolean signal = value > SIGNAL_BASE && value <= SIGNAL_BASE + LAST_SIGNAL;
        return signal ? SIGNAL_BASE - value : value;
    }

    /**
     * The same, for a child that may have announced its exit.
     *
     * @param announced whether it has; then the value is its own
     * @param sent the signal that its parent sent; it may have ended a child that was about to exit
     */
    public static int of(int value, boolean announced, int sent) {
        boolean bySignal = sent != 0 && value == SIGNAL_BASE + sent;
        return announced && !bySignal ? value : ofSignalOrExit(value);
    }
}
