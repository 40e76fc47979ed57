package ticketrace.history;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;

/**
 * All the evidence of one race: the histories of the buyers, and the final state of the store.
 *
 * @param store the store's name
 * @param guard the guard's name
 * @param isolation the isolation level of the guard's transactions; null if the guard has no choice of levels
 * @param tickets how many tickets there were
 * @param killAsked whether the settings asked for a kill of a buyer
 * @param killed the buyers that the launcher killed on purpose; empty if it did not write down which
 * @param stopped why the launcher told the buyers to stop; null if it did not
 * @param forbids the kinds of findings that must not occur; empty: those that the catalogue lists for the guard
 * @param buyers the buyers, in the order of their names
 * @param end the final state of the store
 * @param recorded whether the buyers recorded their purchases; if not, a buyer's history has only when it started, when
 *     it ended, and why
 */
public record RaceHistory(
        String store,
        String guard,
        @Nullable Isolation isolation,
        int tickets,
        boolean killAsked,
        List<String> killed,
        @Nullable EndReason stopped,
        List<String> forbids,
        List<BuyerHistory> buyers,
        FinalState end,
        boolean recorded) {

    /** A race whose buyers recorded their purchases. */
    public RaceHistory(
            String store,
            String guard,
            @Nullable Isolation isolation,
            int tickets,
            boolean killAsked,
            List<String> killed,
            @Nullable EndReason stopped,
            List<String> forbids,
            List<BuyerHistory> buyers,
            FinalState end) {
        this(store, guard, isolation, tickets, killAsked, killed, stopped, forbids, buyers, end, true);
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

    /** A race whose evidence does not name killed buyers. */
    public RaceHistory(
            String store,
            String guard,
            @Nullable Isolation isolation,
            int tickets,
            boolean killAsked,
            @Nullable EndReason stopped,
            List<String> forbids,
            List<BuyerHistory> buyers,
            FinalState end) {
        this(store, guard, isolation, tickets, killAsked, List.of(), stopped, forbids, buyers, end);
    }

    /** Returns this race with other histories of the buyers. */
    public RaceHistory withBuyers(List<BuyerHistory> others) {
        return new RaceHistory(
                store, guard, isolation, tickets, killAsked, killed, stopped, forbids, others, end, recorded);
    }
}
