package ticketrace.history;

import java.util.List;
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
 * @param stopped why the launcher told the buyers to stop; null if it never had to
 * @param forbids the kinds of findings that must not occur; empty: as the catalogue says of the guard
 * @param buyers the buyers, in the order of their names
 * @param end what the store held
 */
public record RaceHistory(
        String store,
        String guard,
        @Nullable Isolation isolation,
        int tickets,
        boolean killAsked,
        @Nullable EndReason stopped,
        List<String> forbids,
        List<BuyerHistory> buyers,
        FinalState end) {

    /** The same race, with these histories in place of the buyers'. */
    public RaceHistory withBuyers(List<BuyerHistory> others) {
        return new RaceHistory(store, guard, isolation, tickets, killAsked, stopped, forbids, others, end);
    }
}
