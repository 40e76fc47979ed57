package ticketrace.schedule;

import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/** How this room names things in its messages. */
final class Words {

    private Words() {}

    static String of(@Nullable EndReason reason) {
        if (reason == null) {
            return "still there";
        }
        return switch (reason) {
            case SOLD_OUT -> "sold out";
            case QUOTA -> "it has its quota";
            case TIME_LIMIT -> "it gave up waiting";
            case DEADLOCK -> "it waited in vain";
            case INTERRUPTED -> "it was stopped";
        };
    }

    static String of(Standing standing) {
        return switch (standing.place()) {
            case BEFORE -> "before " + standing.step() + (standing.value() < 0 ? "" : " of " + standing.value());
            case WAITING, REFUSED -> "waiting in " + standing.step();
            case ENDED -> "ended (" + of(standing.reason()) + ")";
            case KILLED -> "killed";
        };
    }
}
