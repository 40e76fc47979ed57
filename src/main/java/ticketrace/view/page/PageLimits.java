package ticketrace.view.page;

import java.time.Duration;
import ticketrace.run.RaceSettings;

/**
 * How much a browser may ask for.
 *
 * @param buyers the most buyers of a race; of all races that run at once, twice as many
 * @param playIdle after this long without a request a stepped play is ended
 * @param arrival so long may a request take to arrive, from its first byte to its last
 */
public record PageLimits(int buyers, Duration playIdle, Duration arrival) {

    /** The most buyers of a race, unless somebody says otherwise. */
    public static final int USUAL_BUYERS = 200;

    /** After this long a stepped play that nobody asks for any more is ended, unless somebody says otherwise. */
    public static final Duration USUAL_PLAY_IDLE = Duration.ofMinutes(10);

    /** How long a request may take to arrive, unless somebody says otherwise: some hundred times as long as over a bad network. */
    public static final Duration USUAL_ARRIVAL = Duration.ofSeconds(20);

    static final int TICKETS = 100_000;
    static final Duration THINK = RaceSettings.MAX_THINK;
    static final Duration TIMEOUT = Duration.ofMinutes(10);
    static final int RACES_AT_ONCE = 4;
    static final int GUARDS_SIDE_BY_SIDE = 2;
    static final int FAULTS = 10;
    static final int PLAYS_AT_ONCE = 4;
    static final int LISTENERS = 50;
    /** So many requests may be on their way at once; the oldest of more is cut. A classroom has a few. */
    static final int ARRIVING_AT_ONCE = 100;

    static final int CONNECTIONS = 500;
    static final int BODY_BYTES = 64 * 1024;

    private static final long MICROS_PER_MILLI = 1000;

    /** Of all races that run at once. */
    int buyersAtOnce() {
        return GUARDS_SIDE_BY_SIDE * buyers;
    }

    static long thinkMicros() {
        return THINK.toMillis() * MICROS_PER_MILLI;
    }
}
