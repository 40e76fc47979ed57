package ticketrace.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Opening;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/** Converts the settings of a race to JSON and back, for {@code race.json} and every result. */
final class SettingsJson {

    private static final String STORE_OPTIONS = "storeOptions";
    private static final String GUARD_OPTIONS = "guardOptions";
    private static final String KILL_HOLDER = "killHolder";
    private static final String FAULTS = "faults";
    private static final String HISTORY = "history";
    private static final String ON = "on";
    private static final String OFF = "off";

    private SettingsJson() {}

    static Map<String, @Nullable Object> of(RaceSettings race) {
        Isolation isolation = race.isolation();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("buyers", race.buyers());
        json.put("tickets", race.tickets());
        json.put("store", race.store());
        json.put("guard", race.guard());
        json.put(Opening.ISOLATION, isolation == null ? null : isolation.label());
        json.put("thinkMicros", race.think().toNanos() / 1000);
        json.put("quota", race.quota());
        json.put("timeoutMillis", race.timeout().toMillis());
        json.put(KILL_HOLDER, race.killHolder());
        json.put(FAULTS, race.faults().stream().map(Fault::toString).toList());
        json.put("schedule", race.schedule());
        json.put(HISTORY, race.recorded() ? ON : OFF);
        putOptions(json, STORE_OPTIONS, race.chosenStore().options());
        putOptions(json, GUARD_OPTIONS, race.guardOptions());
        return json;
    }

    /** Reads the settings: see {@link RaceSettings#fromJson}. */
    static RaceSettings settings(Map<String, Object> json) {
        String store = Stores.named(text(json, "store")).name();
        Guard guard = Guards.named(text(json, "guard"), store);
        Object level = json.get(Opening.ISOLATION);
        if (level != null && !guard.hasIsolation()) {
            throw new IllegalArgumentException("guard " + guard.name() + " has no levels of isolation");
        }
        Choice chosenGuard = new Choice(guard.name(), options(json, GUARD_OPTIONS))
                .with(
                        Opening.ISOLATION,
                        level == null
                                ? null
                                : Isolation.named(text(json, Opening.ISOLATION)).label());
        Guards.check(guard, Stores.named(store), chosenGuard.options());
        return new RaceSettings(
                new Choice(store, options(json, STORE_OPTIONS)),
                chosenGuard,
                load(json),
                faults(json),
                json.get("schedule") == null ? null : text(json, "schedule"),
                isOn(json));
    }

    private static Load load(Map<String, Object> json) {
        return new Load(
                (int) number(json, "buyers", 1, RaceSettings.MAX_BUYERS),
                (int) number(json, "tickets", 1, RaceSettings.MAX_TICKETS),
                Duration.ofNanos(1000 * number(json, "thinkMicros", 0, RaceSettings.MAX_THINK.toMillis() * 1000)),
                json.get("quota") == null ? null : (int) number(json, "quota", 1, Integer.MAX_VALUE),
                Duration.ofMillis(number(json, "timeoutMillis", 0, Long.MAX_VALUE)));
    }

    /** Reads the list of faults; refuses {@code killHolder}, a short form of one of them, with an empty list. */
    private static List<Fault> faults(Map<String, Object> json) {
        List<Fault> faults = faultsOf(json);
        if (truth(json, KILL_HOLDER) && faults.isEmpty()) {
            throw new IllegalArgumentException("setting \"" + KILL_HOLDER + "\" is true, and there is no fault");
        }
        return faults;
    }

    private static List<Fault> faultsOf(Map<String, Object> json) {
        if (!(json.get(FAULTS) instanceof List<?> told)) {
            throw new IllegalArgumentException("setting \"" + FAULTS + "\" is " + json.get(FAULTS) + ", not a list");
        }
        return told.stream()
                .map(fault -> FaultText.parse(String.valueOf(fault)))
                .toList();
    }

    private static void putOptions(Map<String, @Nullable Object> json, String key, Map<String, String> options) {
        if (!options.isEmpty()) {
            json.put(key, options);
        }
    }

    private static Map<String, String> options(Map<String, Object> json, String key) {
        Map<String, String> options = new HashMap<>();
        if (json.get(key) == null) {
            return options;
        }
        if (!(json.get(key) instanceof Map<?, ?> told)) {
            throw new IllegalArgumentException("setting \"" + key + "\" is " + json.get(key) + ", not an object");
        }
        told.forEach((name, value) -> options.put(String.valueOf(name), String.valueOf(value)));
        return options;
    }

    /** Whether the buyers recorded histories. */
    private static boolean isOn(Map<String, Object> json) {
        String history = text(json, HISTORY);
        if (!history.equals(ON) && !history.equals(OFF)) {
            throw new IllegalArgumentException("setting \"" + HISTORY + "\" is " + history);
        }
        return history.equals(ON);
    }

    private static long number(Map<String, Object> json, String name, long min, long max) {
        Object value = json.get(name);
        if (value instanceof Integer || value instanceof Long) { // fractions and larger numbers have other types
            long number = ((Number) value).longValue();
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new IllegalArgumentException("setting \"" + name + "\" is " + json.get(name));
    }

    private static boolean truth(Map<String, Object> json, String name) {
        if (json.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("setting \"" + name + "\" is " + json.get(name) + ", not true or false");
    }

    private static String text(Map<String, Object> json, String name) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("setting \"" + name + "\" is " + json.get(name));
    }
}
