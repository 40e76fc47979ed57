package ticketrace.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The load of a race: how many buyers, how many tickets, and how fast they buy.
 *
 * @param buyers the number of buyer processes
 * @param tickets the number of tickets
 * @param think the pause of a buyer between READ and WRITE
 * @param quota how many tickets each buyer wants; null for as many as it can get
 * @param timeout the limit of the race, from the start signal; 0 for a stepped race, which has none
 */
public record Load(
        int buyers, int tickets, Duration think, @Nullable Integer quota, Duration timeout) {

    /** The limit of a race if the caller sets none. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** Buyers without think time, that want as many tickets as they can get. */
    public static Load of(int buyers, int tickets) {
        return new Load(buyers, tickets, Duration.ZERO, null, DEFAULT_TIMEOUT);
    }

    /** Returns this load with another pause between READ and WRITE. */
    public Load withThink(Duration pause) {
        return new Load(buyers, tickets, pause, quota, timeout);
    }

    /** Returns this load with another number of tickets for each buyer; null for as many as it can get. */
    public Load withQuota(@Nullable Integer each) {
        return new Load(buyers, tickets, think, each, timeout);
    }

    /** Returns this load with another limit of the race. */
    public Load withTimeout(Duration limit) {
        return new Load(buyers, tickets, think, quota, limit);
    }

    /** How many seats the buyers sell if nothing goes wrong. */
    int expectedSales() {
        return quota == null ? tickets : (int) Math.min(tickets, (long) buyers * quota);
    }
}
