package ticketrace.view.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.audit.Headline;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultJson;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.RacedOn;
import ticketrace.view.words.RepeatCommand;
import ticketrace.view.words.Story;

/** What a page tells of one race: its result, in words, and the evidence in a form that can be drawn. */
final class RaceData {

    private static final int MOST_BINS = 400;
    private static final int LEAST_BINS = 20;
    private static final int MOST_BINS_OF_ALL = 40_000;

    private final RaceResult result;
    private final RaceHistory evidence;
    private final RaceHistory committed;
    private final long origin;
    private final long spanNanos;

    private RaceData(RaceResult result) {
        this.result = result;
        this.evidence = result.history();
        this.committed = Audit.committed(evidence);
        this.origin = evidence.originNanos();
        this.spanNanos = Math.max(
                1,
                evidence.buyers().stream()
                                .flatMap(buyer -> buyer.purchases().stream())
                                .mapToLong(PurchaseRecord::latest)
                                .max()
                                .orElse(origin)
                        - origin);
    }

    /** Everything: for the race's own page. */
    static Map<String, Object> whole(RaceResult result) {
        RaceData data = new RaceData(result);
        Map<String, @Nullable Object> json = data.inShort();
        Excerpt excerpt = new Excerpt(data.evidence, result.judgement().findings());
        json.put("trace", StepTrace.of(result.settings().get("schedule"), data.evidence));
        json.put("isWhole", excerpt.isWhole());
        json.put("lanes", data.lanes(excerpt));
        json.put("places", data.places());
        return json;
    }

    /** Without the single purchases: for a page with other races beside it. */
    static Map<String, Object> brief(RaceResult result) {
        return new RaceData(result).inShort();
    }

    private Map<String, @Nullable Object> inShort() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        String guard = Guards.label(evidence.guard(), evidence.isolation());
        json.put("guard", guard);
        json.put(
                "title",
                Numbers.count(result.buyers().size(), "buyer") + ", " + Numbers.count(evidence.tickets(), "ticket")
                        + ", store " + evidence.store() + ", guard " + guard);
        json.put("meaning", Headline.of(result.judgement(), evidence.tickets()));
        json.put("story", Story.of(result));
        json.put("explanation", Guards.named(evidence.guard()).explanation());
        json.put("onCrash", Guards.named(evidence.guard()).onCrash());
        json.put("command", RepeatCommand.of(result.settings()));
        json.put("racedOn", RacedOn.inWords(result.racedOn()));
        json.put("result", ResultJson.of(result));
        json.put("failures", result.failures());
        json.put("promise", PromiseData.of(result));
        SeatStates seats = new SeatStates(committed);
        json.put("seats", seats.code());
        json.put("times", seats.times());
        json.put("spanNanos", spanNanos);
        json.put("flow", new Flow(committed, origin, spanNanos).toJson());
        return json;
    }

    private List<Map<String, Object>> lanes(Excerpt excerpt) {
        int bins = Math.max(
                LEAST_BINS,
                Math.min(
                        MOST_BINS,
                        MOST_BINS_OF_ALL / Math.max(1, evidence.buyers().size())));
        List<Map<String, Object>> lanes = new ArrayList<>();
        for (int i = 0; i < evidence.buyers().size(); i++) {
            BuyerHistory buyer = evidence.buyers().get(i);
            Map<String, @Nullable Object> lane = new LinkedHashMap<>();
            lane.put("name", buyer.buyer());
            lane.put("pid", buyer.pid());
            lane.put("died", !buyer.isClosed());
            lane.put("end", end(buyer) - origin);
            lane.put("made", buyer.purchases().size());
            lane.put(
                    "purchases",
                    purchases(buyer, committed.buyers().get(i).purchases(), excerpt)
                            .numbers());
            lane.put("spent", excerpt.isWhole() ? null : new Spent(buyer, origin, spanNanos, bins).code());
            lanes.add(lane);
        }
        return lanes;
    }

    private PurchaseCode purchases(BuyerHistory buyer, List<PurchaseRecord> settledOnes, Excerpt excerpt) {
        PurchaseCode code = new PurchaseCode(origin);
        for (int i = 0; i < buyer.purchases().size(); i++) {
            PurchaseRecord purchase = buyer.purchases().get(i);
            if (excerpt.has(buyer, purchase)) {
                boolean undone =
                        purchase.hasBegunChange() && !settledOnes.get(i).hasBegunChange();
                code.add(purchase, undone);
            }
        }
        return code;
    }

    /** When the evidence of a buyer ends. */
    private long end(BuyerHistory buyer) {
        List<PurchaseRecord> purchases = buyer.purchases();
        if (buyer.closedNanos() != 0) {
            return buyer.closedNanos();
        }
        return purchases.isEmpty()
                ? Math.max(origin, buyer.startedNanos())
                : purchases.get(purchases.size() - 1).latest();
    }

    /** For each finding, where it is to be seen: lanes and numbers of purchases. */
    private List<List<int[]>> places() {
        Map<String, Integer> lanes = new HashMap<>();
        evidence.buyers().forEach(buyer -> lanes.put(buyer.buyer(), lanes.size()));
        List<List<int[]>> places = new ArrayList<>();
        for (Finding finding : result.judgement().findings()) {
            List<int[]> ofFinding = new ArrayList<>();
            for (Finding.Purchase purchase : finding.purchases()) {
                Integer lane = lanes.get(purchase.buyer());
                if (lane != null) {
                    ofFinding.add(new int[] {lane, purchase.number()});
                }
            }
            places.add(ofFinding);
        }
        return places;
    }
}
