package ticketrace.launch;

/** Turns the exit value of a process into its exit code. */
public final class ExitCodes {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    private ExitCodes() {}

    /**
     * The exit code for an exit value that Java returns: -N, as in Python, if the value can mean signal N; otherwise
     * the value.
     */
    static int ofSignalOrExit(int value) {
        boolean signal = value > SIGNAL_BASE && value <= SIGNAL_BASE + LAST_SIGNAL;
        return signal ? SIGNAL_BASE - value : value;
    }

    /**
     * The same, for a child that may have announced that it exits by itself.
     *
     * @param announced whether it has announced that; then the value is its exit code
     * @param sent the signal that its parent sent, or 0; the signal may have ended a child that was about to exit
     */
    public static int of(int value, boolean announced, int sent) {
        boolean bySignal = sent != 0 && value == SIGNAL_BASE + sent;
        return announced && !bySignal ? value : ofSignalOrExit(value);
    }
}
