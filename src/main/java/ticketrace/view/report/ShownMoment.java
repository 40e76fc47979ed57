package ticketrace.view.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Headline;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.BuyerStateWords;
import ticketrace.view.model.Moment;
import ticketrace.view.model.SteppedBuyerView;
import ticketrace.view.words.StoreWords;

/**
 * A moment of a play, as the page shows it.
 *
 * @param left how many tickets are left, in words
 * @param alarm what is wrong with the store, in words; empty if nothing is
 * @param ending what there is to say of the end of the play; null if it goes on
 */
record ShownMoment(
        List<TurnRow> turns,
        List<BuyerRow> buyers,
        String left,
        List<SaleRow> sales,
        String alarm,
        @Nullable String ending) {

    /** A buyer: where it stands, the count that its purchase has read, and the seats that it has sold. */
    record BuyerRow(
            String letter,
            String name,
            String stands,
            @Nullable Integer read,
            List<Integer> sold,
            @Nullable Integer uncommitted) {

        private static BuyerRow of(SteppedBuyerView buyer) {
            return new BuyerRow(
                    buyer.letter(),
                    buyer.name(),
                    BuyerStateWords.of(buyer),
                    buyer.read(),
                    buyer.sold(),
                    buyer.uncommitted());
        }
    }

    /** A sale in the store's list. */
    record SaleRow(int seat, String buyer) {}

    static ShownMoment of(Moment moment, RaceSettings settings) {
        return new ShownMoment(
                TurnRow.all(moment.turnResults()),
                moment.buyers().stream().map(BuyerRow::of).toList(),
                StoreWords.left(moment.store()),
                moment.store().sales().stream()
                        .map(sale -> new SaleRow(sale.seat(), sale.buyer()))
                        .toList(),
                StoreWords.alarm(moment.store()),
                ending(moment, settings));
    }

    private static @Nullable String ending(Moment moment, RaceSettings settings) {
        if (moment.judgement() == null) {
            return null;
        }
        String judged = Headline.of(moment.judgement(), settings.tickets());
        return moment.deadlock() == null ? judged : moment.deadlock() + ". " + judged;
    }
}
