package ticketrace.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much is bought in a race, by how many, how fast.
 *
 * @param buyers how many processes buy
 * @param tickets how many tickets there are
 * @param think the pause between READ and WRITE
 * @param quota how many tickets each buyer wants; null for as many as it can get
 * @param timeout the limit of the race, from the start signal; 0 where the steps are in somebody's hands
 */
public record Load(
        int buyers, int tickets, Duration think, @Nullable Integer quota, Duration timeout) {

    /** The limit of a race whose limit nobody names. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** Buyers that do not think, and want as many tickets as they can get. */
    public static Load of(int buyers, int tickets) {
        return new Load(buyers, tickets, Duration.ZERO, null, DEFAULT_TIMEOUT);
    }

    /** The same with this pause between READ and WRITE. */
    public Load withThink(Duration pause) {
        return new Load(buyers, tickets, pause, quota, timeout);
    }

    /** The same, where each buyer wants so many tickets; null for as many as it can get. */
    public Load withQuota(@Nullable Integer each) {
        return new Load(buyers, tickets, think, each, timeout);
    }

    /** The same with this limit. */
    public Load withTimeout(Duration limit) {
        return new Load(buyers, tickets, think, quota, limit);
    }

    /** How many seats can be sold if all goes well. */
    int expectedSales() {
        return quota == null ? tickets : (int) Math.min(tickets, (long) buyers * quota);
    }
}
