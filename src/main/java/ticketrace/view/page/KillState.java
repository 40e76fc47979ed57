package ticketrace.view.page;

import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.view.model.LivePicture;

/**
 * A buyer that was killed on purpose, as the page is told of it.
 *
 * @param freedMicros when another buyer got the guard that this one had; null if none has, or this one did not have it
 * @param next the name of that other buyer; null likewise
 * @see KilledBuyer
 */
record KillState(
        String buyer,
        @Nullable Long atMicros,
        @Nullable Boolean held,
        @Nullable Step step,
        boolean stepEnded,
        @Nullable Long freedMicros,
        @Nullable String next) {

    /** A kill after which nobody got the guard, as far as is known. */
    static KillState of(KilledBuyer kill) {
        return new KillState(kill.name(), kill.atMicros(), kill.held(), kill.step(), kill.stepEnded(), null, null);
    }

    /** The same with the buyer that got the guard next, if the killed one had it. */
    static KillState of(KilledBuyer kill, LivePicture picture, RaceClock clock) {
        LivePicture.Entry next = Boolean.TRUE.equals(kill.held()) ? picture.entryAfter(kill.name()) : null;
        if (next == null) {
            return of(kill);
        }
        return new KillState(
                kill.name(),
                kill.atMicros(),
                kill.held(),
                kill.step(),
                kill.stepEnded(),
                clock.micros(next.at()),
                next.lane().buyer().name());
    }
}
