package ticketrace.view.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.history.RaceHistory;
import ticketrace.json.JsonInline;
import ticketrace.run.RaceResult;

/**
 * The data of the page of one race: the data that every page shows, and the purchases one by one.
 *
 * @param trace the turns of its schedule; null if it has none
 * @param isWhole whether the lanes have all purchases
 * @param places for each finding the lane and the number of each purchase that it is about
 */
record WholeRace(
        @JsonInline RaceData race,
        @Nullable List<StepTrace.Row> trace,
        boolean isWhole,
        List<Lane> lanes,
        List<List<List<Integer>>> places) {

    static WholeRace of(RaceResult result) {
        RaceHistory evidence = result.history();
        RaceHistory committed = Audit.committed(evidence);
        RaceData race = RaceData.of(result, committed);
        Excerpt excerpt = new Excerpt(evidence, result.judgement().findings());
        return new WholeRace(
                race,
                StepTrace.of(RaceData.settings(result).schedule(), evidence.guard(), evidence),
                excerpt.isWhole(),
                Lane.all(result, committed, excerpt, race.spanNanos()),
                places(evidence, result.judgement().findings()));
    }

    private static List<List<List<Integer>>> places(RaceHistory evidence, List<Finding> findings) {
        Map<String, Integer> lanes = new HashMap<>();
        evidence.buyers().forEach(buyer -> lanes.put(buyer.buyer(), lanes.size()));
        List<List<List<Integer>>> places = new ArrayList<>();
        for (Finding finding : findings) {
            List<List<Integer>> ofFinding = new ArrayList<>();
            for (Finding.Purchase purchase : finding.purchases()) {
                Integer lane = lanes.get(purchase.buyer());
                if (lane != null) {
                    ofFinding.add(List.of(lane, purchase.number()));
                }
            }
            places.add(ofFinding);
        }
        return places;
    }
}
