package ticketrace.history;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import ticketrace.store.Sale;

/**
 * The text form of a race's history: lines of JSON, for people, for other tools, and for histories written by hand.
 *
 * <p>A head, a line for each buyer, then every step of every buyer in the order in which they began, then what the store
 * held. Times are nanoseconds since the start signal. {@link HistoryTextReader} reads it back.
 */
public final class HistoryText {

    /** The name of the form, in its first line. */
    public static final String SCHEMA = "ticketrace/history/3";

    /** The form of before, which people have written by hand: it says less, and means the same by what it says. */
    static final String SCHEMA_OF_BEFORE = "ticketrace/history/1";

    /** The key of the head that says whether the buyers recorded anything; without it they did. */
    static final String RECORDED = "history";

    /** What that key says if they did not. */
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
        line(out, text.head());
        for (BuyerHistory buyer : race.buyers()) {
            line(out, text.buyer(buyer));
        }
        text.writeSteps(out);
        for (Sale sale : race.end().sales()) {
            line(out, fields("sale", sale.seat(), "buyer", sale.buyer(), "purchase", sale.purchase()));
        }
        if (race.end().remaining() != null) {
            line(out, fields("remaining", race.end().remaining()));
        }
        for (String damage : race.end().damage()) {
            line(out, fields("damage", damage));
        }
        if (race.end().cutOff() != null) {
            line(out, fields("cutOff", race.end().cutOff()));
        }
    }

    private Map<String, Object> head() {
        Map<String, Object> head = fields("schema", SCHEMA, "store", race.store(), "guard", race.guard());
        if (race.isolation() != null) {
            head.put("isolation", race.isolation().label());
        }
        head.put("tickets", race.tickets());
        if (race.killAsked()) {
            head.put("killHolder", true);
        }
        if (!race.killed().isEmpty()) {
            head.put("killed", race.killed());
        }
        if (race.stopped() != null) {
            head.put("stopped", race.stopped().name());
        }
        if (!race.forbids().isEmpty()) {
            head.put("forbids", race.forbids());
        }
        if (!race.recorded()) {
            head.put(RECORDED, OFF);
        }
        return head;
    }

    private Map<String, Object> buyer(BuyerHistory buyer) {
        Map<String, Object> line = fields("buyer", buyer.buyer(), "pid", buyer.pid());
        if (buyer.startedNanos() != 0) {
            line.put("started", buyer.startedNanos() - origin);
        }
        if (buyer.skewNanos() != 0) {
            line.put("skew", buyer.skewNanos());
        }
        if (!buyer.offset().isNone()) {
            line.put("clockLow", buyer.offset().lowNanos());
            line.put("clockHigh", buyer.offset().highNanos());
        }
        if (buyer.reason() != null) {
            line.put("closed", buyer.closedNanos() - origin);
            line.put("reason", buyer.reason().name());
        }
        return line;
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

    private static void line(Appendable out, Map<String, Object> fields) throws IOException {
        out.append(JSON.std.asString(fields)).append('\n');
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The steps of one buyer, one after the other. */
    private static final class Steps {

        private final String buyer;
        private final Iterator<PurchaseRecord> purchases;
        private final List<Step> steps = new ArrayList<>();
        private PurchaseRecord purchase;
        private int at;

        Steps(BuyerHistory history) {
            this.buyer = history.buyer();
            this.purchases = history.purchases().iterator();
            this.purchase = new PurchaseRecord(0, 0, 0, 0, 0, 0, 0, 0, 0, PurchaseRecord.NOTHING, 0, null);
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

        Map<String, Object> line(long origin) {
            Step step = steps.get(at);
            Map<String, Object> line = fields(
                    "buyer", buyer, "purchase", purchase.number(), "step", step.name(), "begin", begin() - origin);
            if (purchase.end(step) != 0) {
                line.put("end", purchase.end(step) - origin);
            }
            if ((step == Step.READ || step == Step.TAKE) && purchase.value() != PurchaseRecord.NOTHING) {
                line.put("value", purchase.value());
            }
            if (at == 0) {
                putGrant(line);
            }
            if (at == steps.size() - 1) {
                putEnd(line, origin);
            }
            return line;
        }

        private void putGrant(Map<String, Object> line) {
            GrantRecord grant = purchase.grant();
            if (grant.token() != GrantRecord.NO_TOKEN) {
                line.put("token", grant.token());
            }
            if (grant.previousHolderDied()) {
                line.put("previousHolderDied", true);
            }
        }

        private void putEnd(Map<String, Object> line, long origin) {
            if (purchase.refused() != 0) {
                line.put("refused", purchase.refused() - origin);
            }
            if (purchase.grant().leaseLost() != 0) {
                line.put("leaseLost", purchase.grant().leaseLost() - origin);
            }
            if (!purchase.named().isEmpty()) {
                line.put(
                        "named",
                        purchase.named().stream()
                                .map(named -> fields("name", named.name(), "at", named.at() - origin))
                                .toList());
            }
            Outcome outcome = purchase.outcome();
            if (outcome == null) {
                return;
            }
            line.put("outcome", outcome.name());
            if (outcome.isGivenUp() && purchase.released() != 0 && !purchase.hasBegun(Step.RELEASE)) {
                line.put("givenUp", purchase.released() - origin);
            }
        }
    }
}
