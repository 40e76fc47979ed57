package ticketrace.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import ticketrace.json.Json;
import ticketrace.store.Sale;

/**
 * The text form of a race's history: lines of JSON, for people, for other tools, and for histories written by hand.
 *
 * <p>A head, a line for each buyer, every step of every buyer in the order in which the steps began, then the final
 * state of the store. Times are nanoseconds since {@link RaceHistory#originNanos}. {@link HistoryTextReader} reads the
 * text.
 */
public final class HistoryText {

    /** The name of the text form, in its first line. */
    public static final String SCHEMA = "ticketrace/history/3";

    /** The name of the previous form, which people have written by hand. It has fewer keys, with the same meaning. */
    static final String PREVIOUS_SCHEMA = "ticketrace/history/1";

    /** The key of the head that says whether the buyers recorded anything; without it they did. */
    static final String RECORDED = "history";

    /** The value of that key if the buyers recorded nothing. */
    static final String OFF = "off";

    private final RaceHistory race;
    private final long origin;

    private HistoryText(RaceHistory race) {
        this.race = race;
        this.origin = race.originNanos();
    }

    /** Writes the history, a line at a time. */
    public static void write(RaceHistory race, Appendable out) throws IOException {
        HistoryText text = new HistoryText(race);
        line(out, HistoryLines.Head.of(race));
        for (BuyerHistory buyer : race.buyers()) {
            line(out, HistoryLines.Buyer.of(buyer, text.origin));
        }
        text.writeSteps(out);
        for (Sale sale : race.end().sales()) {
            line(out, new HistoryLines.Sold(sale.seat(), sale.buyer(), sale.purchase()));
        }
        Integer remaining = race.end().remaining();
        if (remaining != null) {
            line(out, new HistoryLines.Remaining(remaining));
        }
        for (String damage : race.end().damage()) {
            line(out, new HistoryLines.Damage(damage));
        }
        String cutOff = race.end().cutOff();
        if (cutOff != null) {
            line(out, new HistoryLines.CutOff(cutOff));
        }
    }

    private void writeSteps(Appendable out) throws IOException {
        PriorityQueue<Steps> next = new PriorityQueue<>(Comparator.comparingLong(Steps::begin));
        for (BuyerHistory buyer : race.buyers()) {
            Steps steps = new Steps(buyer);
            if (steps.advance()) {
                next.add(steps);
            }
        }
        for (Steps first = next.poll(); first != null; first = next.poll()) {
            line(out, first.line(origin));
            if (first.advance()) {
                next.add(first);
            }
        }
    }

    private static void line(Appendable out, Object line) throws IOException {
        out.append(Json.line(line)).append('\n');
    }

    /** A cursor over the steps of one buyer, in order. */
    private static final class Steps {

        private final String buyer;
        private final Iterator<PurchaseRecord> purchases;
        private final List<Step> steps = new ArrayList<>();
        private PurchaseRecord purchase;
        private int at;

        Steps(BuyerHistory history) {
            this.buyer = history.buyer();
            this.purchases = history.purchases().iterator();
            this.purchase = new PurchaseRecord(0, Stamps.NONE, PurchaseRecord.NOTHING, 0, null);
        }

        boolean advance() {
            at++;
            while (at >= steps.size()) {
                if (!purchases.hasNext()) {
                    return false;
                }
                purchase = purchases.next();
                steps.clear();
                for (Step step : Step.values()) {
                    if (purchase.hasBegun(step)) {
                        steps.add(step);
                    }
                }
                at = 0;
            }
            return true;
        }

        long begin() {
            return purchase.begin(steps.get(at));
        }

        HistoryLines.PurchaseStep line(long origin) {
            return HistoryLines.PurchaseStep.of(
                    buyer, purchase, steps.get(at), at == 0, at == steps.size() - 1, origin);
        }
    }
}
