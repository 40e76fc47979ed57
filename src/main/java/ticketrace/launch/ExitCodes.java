package ticketrace.launch;

/** What a process's exit value means. */
public final class ExitCodes {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    private ExitCodes() {}

    /**
     * The exit code for a value that Java reads: -N if the value can stand for signal N, as in Python; else the value.
     */
    static int ofSignalOrExit(int value) {
        boolean signal = value > SIGNAL_BASE && value <= SIGNAL_BASE + LAST_SIGNAL;
        return signal ? SIGNAL_BASE - value : value;
    }

    /**
     * The same, for a child that may have announced that it exits by itself.
     *
     * @param announced whether it has; then the value is what it exited with
     * @param sent the signal that its parent sent, or 0; it may have ended a child that was about to exit
     */
    public static int of(int value, boolean announced, int sent) {
        boolean bySignal = sent != 0 && value == SIGNAL_BASE + sent;
        return announced && !bySignal ? value : ofSignalOrExit(value);
    }
}
