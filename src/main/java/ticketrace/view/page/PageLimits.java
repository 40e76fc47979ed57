package ticketrace.view.page;

import java.time.Duration;
import ticketrace.launch.Patience;
import ticketrace.run.RaceSettings;

/**
 * The limits of what browsers may ask for.
 *
 * @param buyers the most buyers of one race; all races that run at once may have twice as many together
 * @param playIdle the server ends a stepped play after this time without a request for it
 * @param arrival the longest time from the first to the last byte of a request
 */
public record PageLimits(int buyers, Duration playIdle, Duration arrival) {

    /** The default of {@link #buyers}. */
    public static final int USUAL_BUYERS = 200;

    /** The default of {@link #playIdle}. */
    public static final Duration USUAL_PLAY_IDLE = Duration.ofMinutes(10);

    /** The default of {@link #arrival}: some hundred times as long as a request takes over a bad network. */
    public static final Duration USUAL_ARRIVAL = Duration.ofSeconds(20);

    static final int TICKETS = 100_000;
    static final Duration THINK = RaceSettings.MAX_THINK;
    static final Duration TIMEOUT = Duration.ofMinutes(10);
    static final int RACES_AT_ONCE = 4;
    static final int GUARDS_SIDE_BY_SIDE = 2;
    static final int FAULTS = 10;
    static final int PLAYS_AT_ONCE = 4;
    static final int EXPLORATIONS_AT_ONCE = 2;
    static final int EXPLORED_BUYERS = 4;
    static final int EXPLORED_STATES = 1_000_000;
    /** The longest time to explore; some seconds may come on top, in which what was found is played again. */
    static final Duration EXPLORE_TIME = Patience.stretched(Duration.ofMinutes(2));
    /** The page asks several times a second how far an exploration is; hidden pages ask once a second. */
    static final Duration EXPLORATION_IDLE = Patience.stretched(Duration.ofSeconds(15));

    static final int LISTENERS = 50;
    /**
     * The most requests that may be arriving at once. If there are more, {@link LateRequests} closes the connections of
     * the oldest. A classroom has a few.
     */
    static final int ARRIVING_AT_ONCE = 100;

    static final int CONNECTIONS = 500;
    static final int BODY_BYTES = 64 * 1024;

    private static final long MICROS_PER_MILLI = 1000;

    /** The most buyers of all races that run at once. */
    int buyersAtOnce() {
        return GUARDS_SIDE_BY_SIDE * buyers;
    }

    static long thinkMicros() {
        return THINK.toMillis() * MICROS_PER_MILLI;
    }
}
