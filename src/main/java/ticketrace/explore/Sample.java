package ticketrace.explore;

import java.math.BigInteger;

/**
 * A random sample of schedules.
 *
 * <p>Source: Burckhardt, Kothari, Musuvathi and Nagarakatte, "A randomized scheduler with probabilistic guarantees of
 * finding bugs", 2010. Each schedule gives the buyers random priorities, lets the buyer with the highest one go on, and
 * lowers it at {@link #CHANGES} random turns. An order that needs no more than so many such changes is played with a
 * probability of at least 1 in {@link #oneIn}.
 *
 * @param schedules how many schedules are played
 * @param seed the same seed plays the same schedules again
 */
public record Sample(int schedules, long seed) {

    /**
     * How often a schedule changes the buyer that may take turns, besides the moments at which that buyer waits or
     * ends.
     */
    public static final int CHANGES = 2;

    /**
     * One schedule in at most so many plays an order that needs no more than {@link #CHANGES} changes. Each kill is drawn
     * from all turns and none, and its victim from all buyers; so is each moment at which time passes, without a victim.
     *
     * @param turns the number of turns of the longest schedule
     * @param events how many kills an order may have, and how often time may pass in it
     */
    public static BigInteger oneIn(int buyers, int turns, Bounds.Events events) {
        BigInteger all = BigInteger.valueOf(buyers);
        BigInteger turnsAndNone = BigInteger.valueOf(turns + 1L);
        return all.multiply(BigInteger.valueOf(turns).pow(CHANGES))
                .multiply(all.multiply(turnsAndNone).pow(events.kills()))
                .multiply(turnsAndNone.pow(events.timeouts()));
    }
}
