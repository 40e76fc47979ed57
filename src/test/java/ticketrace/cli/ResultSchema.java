package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ticketrace.FormatsPage;

/** The keys of a result that other programs rely on, and their types. A change may add keys, but renames none. */
final class ResultSchema {

    /** The type of a key's value. */
    private enum Kind {
        TEXT(String.class),
        NUMBER(Number.class),
        WHOLE(Integer.class),
        TRUTH(Boolean.class),
        OBJECT(Map.class),
        LIST(List.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }
    }

    private static final Map<String, Kind> RESULT = Map.ofEntries(
            Map.entry("schema", Kind.TEXT),
            Map.entry("settings", Kind.OBJECT),
            Map.entry("verdict", Kind.TEXT),
            Map.entry("headline", Kind.TEXT),
            Map.entry("asPromised", Kind.TRUTH),
            Map.entry("endedBy", Kind.TEXT),
            Map.entry("sold", Kind.WHOLE),
            Map.entry("seats", Kind.WHOLE),
            Map.entry("remaining", Kind.WHOLE),
            Map.entry("oversold", Kind.WHOLE),
            Map.entry("doubleBooked", Kind.WHOLE),
            Map.entry("lostUpdates", Kind.WHOLE),
            Map.entry("vanished", Kind.WHOLE),
            Map.entry("outOfOrder", Kind.WHOLE),
            Map.entry("overlaps", Kind.WHOLE),
            Map.entry("unknown", Kind.WHOLE),
            Map.entry("retries", Kind.WHOLE),
            Map.entry("findings", Kind.LIST),
            Map.entry("ticketsPerSecond", Kind.NUMBER),
            Map.entry("waitMicros", Kind.OBJECT),
            Map.entry("holdMicros", Kind.OBJECT),
            Map.entry("fairness", Kind.NUMBER),
            Map.entry("contended", Kind.TRUTH),
            Map.entry("buyers", Kind.LIST),
            Map.entry("millis", Kind.OBJECT),
            Map.entry("racedOn", Kind.OBJECT),
            Map.entry("folder", Kind.TEXT));

    private static final Map<String, Kind> SETTINGS = Map.of(
            "buyers", Kind.WHOLE,
            "tickets", Kind.WHOLE,
            "store", Kind.TEXT,
            "guard", Kind.TEXT,
            "isolation", Kind.TEXT,
            "thinkMicros", Kind.WHOLE,
            "quota", Kind.WHOLE,
            "timeoutMillis", Kind.WHOLE,
            "schedule", Kind.TEXT);

    private static final Map<String, Kind> PERCENTILES =
            Map.of("p50", Kind.NUMBER, "p99", Kind.NUMBER, "max", Kind.NUMBER);

    private static final Map<String, Kind> BUYER = Map.of(
            "name", Kind.TEXT,
            "pid", Kind.WHOLE,
            "exitCode", Kind.WHOLE,
            "sold", Kind.WHOLE,
            "soldOut", Kind.WHOLE,
            "unknown", Kind.WHOLE);

    private static final Map<String, Kind> FINDING =
            Map.of("kind", Kind.TEXT, "seat", Kind.WHOLE, "buyers", Kind.LIST, "says", Kind.TEXT);

    private static final Map<String, Kind> MILLIS = Map.of(
            "fork", Kind.NUMBER,
            "warmUp", Kind.NUMBER,
            "startSpread", Kind.NUMBER,
            "race", Kind.NUMBER,
            "audit", Kind.NUMBER);

    /** The guard whose races have an isolation level. */
    private static final String WITH_LEVELS = "transaction";

    private ResultSchema() {}

    /**
     * Checks the result of a free race, in which these keys, and no others, are null; keys of inner objects are written
     * {@code a.b}.
     */
    static void check(Map<String, Object> result, String... nulls) {
        List<String> absent = new ArrayList<>(List.of(nulls));
        absent.add("settings.schedule");
        check(result, absent);
    }

    /** Checks the result of a stepped race, whose launcher did not wait for its processes to end. */
    static void checkStepped(Map<String, Object> result, String... nulls) {
        List<String> absent = new ArrayList<>(List.of(nulls));
        absent.addAll(List.of("buyers.exitCode", "millis.fork", "millis.warmUp"));
        check(result, absent);
    }

    private static void check(Map<String, Object> result, List<String> absent) {
        FormatsPage.assertKnows("A result", result);
        if (!WITH_LEVELS.equals(Json.object(result, "settings").get("guard"))) {
            absent.add("settings.isolation");
        }
        check("", result, RESULT, absent);
        assertThat(result).containsKeys("rate", "evenness");
        assertThat(result.get("schema")).isEqualTo("ticketrace/result/1");
        check("settings.", Json.object(result, "settings"), SETTINGS, absent);
        for (String percentiles : List.of("waitMicros", "holdMicros")) {
            if (!absent.contains(percentiles)) {
                check(percentiles + ".", Json.object(result, percentiles), PERCENTILES, absent);
            }
        }
        check("millis.", Json.object(result, "millis"), MILLIS, absent);
        assertThat(Json.objects(result, "buyers")).isNotEmpty();
        Json.objects(result, "buyers").forEach(buyer -> check("buyers.", buyer, BUYER, absent));
        Json.objects(result, "findings").forEach(ResultSchema::checkFinding);
    }

    private static void checkFinding(Map<String, Object> finding) {
        List<String> absent = finding.get("seat") == null ? List.of("findings.seat") : List.of();
        check("findings.", finding, FINDING, absent);
    }

    private static void check(String prefix, Map<String, Object> json, Map<String, Kind> kinds, List<String> absent) {
        kinds.forEach((key, kind) -> {
            assertThat(json).as("keys below '%s'", prefix).containsKey(key);
            if (absent.contains(prefix + key)) {
                assertThat(json.get(key)).as(prefix + key).isNull();
            } else {
                assertThat(json.get(key)).as(prefix + key).isInstanceOf(kind.type);
            }
        });
    }
}
