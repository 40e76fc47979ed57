package ticketrace.history;

import java.util.List;
import ticketrace.store.FinalState;

/**
 * All the evidence of one race: what every buyer wrote down, and what the store held at the end.
 *
 * @param store the store's name
 * @param guard the guard's name
 * @param tickets how many tickets there were
 * @param killAsked whether a buyer was to be killed on purpose
 * @param forbids the kinds of findings that must not occur; empty: as the catalogue says of the guard
 * @param buyers the buyers, in the order of their names
 * @param end what the store held
 */
public record RaceHistory(
        String store,
        String guard,
        int tickets,
        boolean killAsked,
        List<String> forbids,
        List<BuyerHistory> buyers,
        FinalState end) {}
