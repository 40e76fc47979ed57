package ticketrace.history;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;

/**
 * All the evidence of one race: the histories of the buyers, and the final state of the store.
 *
 * @param setup what the race was
 * @param interventions what the launcher did to the buyers
 * @param buyers the buyers, in the order of their names
 * @param end the final state of the store
 */
public record RaceHistory(Setup setup, Interventions interventions, List<BuyerHistory> buyers, FinalState end) {

    /**
     * What the race was.
     *
     * @param store the store's name
     * @param guard the guard's name
     * @param isolation the isolation level of the guard's transactions; null if the guard has no choice of levels
     * @param tickets how many tickets there were
     * @param forbids the kinds of findings that must not occur; empty: those that the catalogue lists for the guard
     * @param recorded whether the buyers recorded their purchases; if not, a buyer's history has only when it started,
     *     when it ended, and why
     * @param fenced whether reads and writes carried the number of the grant, and the store refused older ones
     */
    public record Setup(
            String store,
            String guard,
            @Nullable Isolation isolation,
            int tickets,
            List<String> forbids,
            boolean recorded,
            boolean fenced) {

        /** A race without fencing. */
        public Setup(
                String store,
                String guard,
                @Nullable Isolation isolation,
                int tickets,
                List<String> forbids,
                boolean recorded) {
            this(store, guard, isolation, tickets, forbids, recorded, false);
        }

        /** A race that the catalogue's promise judges, and whose buyers recorded their purchases. */
        public Setup(String store, String guard, @Nullable Isolation isolation, int tickets) {
            this(store, guard, isolation, tickets, List.of(), true);
        }
    }

    /**
     * What the launcher did to the buyers.
     *
     * @param killAsked whether the settings asked for a kill of a buyer
     * @param killed the buyers that the launcher killed on purpose
     * @param stopped why the launcher told the buyers to stop; null if it did not
     * @param leaseEnded whether it held up a buyer, or all of them, for longer than a lease that the buyer had
     */
    public record Interventions(
            boolean killAsked,
            List<String> killed,
            @Nullable EndReason stopped,
            boolean leaseEnded) {

        /** The launcher did nothing to the buyers. */
        public static final Interventions NONE = new Interventions(false, List.of(), null, false);

        /** It held up nobody. */
        public Interventions(boolean killAsked, List<String> killed, @Nullable EndReason stopped) {
            this(killAsked, killed, stopped, false);
        }
    }

    /** See {@link Setup}. */
    public String store() {
        return setup.store();
    }

    /** See {@link Setup}. */
    public String guard() {
        return setup.guard();
    }

    /** See {@link Setup}. */
    public @Nullable Isolation isolation() {
        return setup.isolation();
    }

    /** See {@link Setup}. */
    public int tickets() {
        return setup.tickets();
    }

    /** See {@link Setup}. */
    public boolean recorded() {
        return setup.recorded();
    }

    /** See {@link Interventions}. */
    public boolean killAsked() {
        return interventions.killAsked();
    }

    /** See {@link Interventions}. */
    public List<String> killed() {
        return interventions.killed();
    }

    /**
     * The moment that counts as time 0 of this race ({@link System#nanoTime}): the start signal, or, if a buyer did
     * something at or before it, the nanosecond before the first time of any buyer.
     */
    public long originNanos() {
        long signal = buyers.stream().mapToLong(BuyerHistory::signalNanos).max().orElse(0);
        long first = buyers.stream()
                .flatMapToLong(RaceHistory::firstTimes)
                .filter(time -> time != 0)
                .min()
                .orElse(Long.MAX_VALUE);
        return first <= signal ? first - 1 : signal;
    }

    private static LongStream firstTimes(BuyerHistory buyer) {
        long call = buyer.purchases().isEmpty() ? 0 : buyer.purchases().get(0).call();
        return LongStream.of(buyer.startedNanos(), call);
    }

    /** Returns this race as one in which buyers were held up for longer than a lease. */
    public RaceHistory withLeaseEnded() {
        Interventions more =
                new Interventions(interventions.killAsked, interventions.killed, interventions.stopped, true);
        return new RaceHistory(setup, more, buyers, end);
    }

    /** Returns this race with other histories of the buyers. */
    public RaceHistory withBuyers(List<BuyerHistory> others) {
        return new RaceHistory(setup, interventions, others, end);
    }
}
