package ticketrace.view.words;

import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/** Why a buyer ended, in a few words. */
public final class EndWords {

    private EndWords() {}

    /** The words for this reason; empty if there is none. */
    public static String of(@Nullable EndReason reason) {
        if (reason == null) {
            return "";
        }
        return switch (reason) {
            case SOLD_OUT -> "sold out";
            case QUOTA -> "has its quota";
            case TIME_LIMIT -> "gave up waiting";
            case DEADLOCK -> "deadlock";
            case INTERRUPTED -> "was stopped";
        };
    }
}
