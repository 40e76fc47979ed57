package ticketrace.view.terminal;

import ticketrace.history.EndReason;

/** Says that a race is being ended. */
final class Stopping {

    private Stopping() {}

    static String inWords(EndReason reason) {
        return reason == EndReason.TIME_LIMIT
                ? "The time limit is reached: every buyer finishes its purchase."
                : "Stopping: every buyer finishes its purchase. Ctrl-C again ends it all at once.";
    }
}
