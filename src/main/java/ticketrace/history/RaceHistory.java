package ticketrace.history;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;

/**
 * All the evidence of one race: what every buyer wrote down, and what the store held at the end.
 *
 * @param store the store's name
 * @param guard the guard's name
 * @param isolation how far the database kept transactions apart; null if the guard leaves nobody a choice
 * @param tickets how many tickets there were
 * @param killAsked whether a buyer was to be killed on purpose
 * @param killed those that were, if anybody wrote down which
 * @param stopped why the launcher told the buyers to stop; null if it never had to
 * @param forbids the kinds of findings that must not occur; empty: as the catalogue says of the guard
 * @param buyers the buyers, in the order of their names
 * @param end what the store held
 * @param recorded whether the buyers recorded their purchases; if not, what is known of a buyer is when it started and
 *     when, and why, it ended
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
     * What time 0 is where this race is told: the start signal, or a moment before all else if that one is not later, as
     * {@link System#nanoTime}.
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

    /** A race of which nobody wrote down who was killed. */
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

    /** The same race, with these histories in place of the buyers'. */
    public RaceHistory withBuyers(List<BuyerHistory> others) {
        return new RaceHistory(
                store, guard, isolation, tickets, killAsked, killed, stopped, forbids, others, end, recorded);
    }
}
