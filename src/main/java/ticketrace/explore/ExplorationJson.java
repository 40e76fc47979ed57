package ticketrace.explore;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.run.Machine;
import ticketrace.run.RaceSettings;

/** An exploration as the outside may rely on it: keys may be added, none is renamed. */
public final class ExplorationJson {

    private static final String SCHEMA = "ticketrace/exploration/1";

    private ExplorationJson() {}

    /**
     * Its document.
     *
     * @param runs where the buyers' folder was
     */
    public static Map<String, @Nullable Object> of(
            RaceSettings settings, Bounds bounds, Exploration exploration, Path runs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("settings", settings(settings, bounds));
        json.put("racedOn", Machine.here(runs, settings.store()).toJson());
        json.put("schedules", exploration.schedules());
        json.put("complete", exploration.complete());
        json.put("stoppedBy", exploration.stoppedBy());
        json.put("failure", exploration.failure());
        json.put(
                "failedAt",
                exploration.failedAt() == null ? null : exploration.failedAt().toString());
        json.put("violating", exploration.violating());
        json.put("deadlocks", exploration.deadlocks());
        json.put("asPromised", exploration.asPromised() && exploration.failure() == null);
        Schedule first = exploration.firstViolating();
        json.put("firstViolating", first == null ? null : first.toString());
        json.put("exploreMillis", exploration.took().toMillis());
        json.put(
                "outcomes",
                exploration.outcomes().stream().map(ExplorationJson::outcome).toList());
        return json;
    }

    private static Map<String, @Nullable Object> settings(RaceSettings settings, Bounds bounds) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("buyers", settings.buyers());
        json.put("tickets", settings.tickets());
        json.put("store", settings.store());
        json.put("guard", settings.guard());
        json.put(
                "isolation",
                settings.isolation() == null ? null : settings.isolation().label());
        json.put("quota", settings.quota());
        json.put("kills", bounds.kills());
        json.put("respawn", bounds.respawn());
        json.put("maxSchedules", bounds.maxSchedules());
        json.put("maxSwitches", bounds.maxSwitches());
        json.put(
                "timeLimitMillis",
                bounds.timeLimit() == null ? null : bounds.timeLimit().toMillis());
        return json;
    }

    private static Map<String, @Nullable Object> outcome(Exploration.Explored explored) {
        Outcome outcome = explored.outcome();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sold", outcome.sold());
        json.put("remaining", outcome.remaining());
        json.put("oversold", outcome.oversold());
        json.put("doubleBooked", outcome.doubleBooked());
        json.put("lostUpdates", outcome.lostUpdates());
        json.put("vanished", outcome.vanished());
        json.put("outOfOrder", outcome.outOfOrder());
        json.put("unknown", outcome.unknown());
        json.put("retries", outcome.retries());
        json.put("deadlock", outcome.deadlock());
        json.put("verdict", outcome.verdict().name());
        json.put("grade", outcome.expectation().name());
        json.put("count", explored.count());
        json.put("shortest", explored.shortest().toString());
        return json;
    }
}
