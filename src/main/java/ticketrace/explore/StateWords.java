package ticketrace.explore;

import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/** The words for buyers' states and end reasons in this room's messages. */
final class StateWords {

    private StateWords() {}

    static String of(@Nullable EndReason reason) {
        if (reason == null) {
            return "still there";
        }
        return switch (reason) {
            case SOLD_OUT -> "sold out";
            case QUOTA -> "it has bought its quota";
            case TIME_LIMIT -> "it gave up waiting";
            case DEADLOCK -> "it stopped in a deadlock";
            case INTERRUPTED -> "it was stopped";
        };
    }

    static String of(BuyerState buyerState) {
        return switch (buyerState.place()) {
            case BEFORE -> "before " + buyerState.step() + (buyerState.value() < 0 ? "" : " of " + buyerState.value());
            case WAITING, REFUSED -> "waiting in " + buyerState.step();
            case SLEEPING ->
                "asleep in " + buyerState.step() + " (" + buyerState.inside().next() + ")";
            case ENDED -> "ended (" + of(buyerState.reason()) + ")";
            case KILLED -> "killed";
        };
    }
}
