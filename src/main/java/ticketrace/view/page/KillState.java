package ticketrace.view.page;

import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.view.model.LivePicture;

/**
 * A buyer that was killed on purpose, in the form that the page gets.
 *
 * @param freedMicros when another buyer got the guard that this one held; null if no buyer has got it, or this one did
 *     not hold it
 * @param next the name of the buyer that got it; null if {@code freedMicros} is null
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

    /** A kill after which no other buyer is known to have got the guard. */
    static KillState of(KilledBuyer kill) {
        return new KillState(kill.name(), kill.atMicros(), kill.held(), kill.step(), kill.stepEnded(), null, null);
    }

    /** A kill with the buyer that got the guard next, if the killed buyer held it. */
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
