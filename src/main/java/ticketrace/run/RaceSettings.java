package ticketrace.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.store.Isolation;

/**
 * What is raced: the one description of a race, of which {@code race.json} is the written form. Made by {@link #of}, and
 * changed by methods that name what they change.
 *
 * <p>It holds no secret: a password or an access word of a store reaches a buyer through its pipe.
 *
 * @param chosenStore the store, with its options
 * @param chosenGuard the guard, with its options; the level of its transactions is one of them
 * @param load how much is bought, by how many, how fast
 * @param killHolder whether a buyer is killed while it holds the guard, between WRITE and RECORD
 * @param schedule the order of steps, if it was not left to chance: see {@code ticketrace.explore}
 * @param recorded whether the buyers record what they do; without, nothing can be proved of the race, and nobody is killed
 */
public record RaceSettings(
        Choice chosenStore,
        Choice chosenGuard,
        Load load,
        boolean killHolder,
        @Nullable String schedule,
        boolean recorded) {

    /** What stands before a buyer's letter where a schedule kills it. */
    public static final char KILL = '!';

    public static final int MAX_BUYERS = 1000;
    public static final int MAX_TICKETS = 9_999_999;
    public static final Duration MAX_THINK = Duration.ofSeconds(60);

    private static final String ISOLATION = "isolation";
    private static final String STORE_OPTIONS = "storeOptions";
    private static final String GUARD_OPTIONS = "guardOptions";
    private static final String HISTORY = "history";
    private static final String ON = "on";
    private static final String OFF = "off";

    /** Refuses what needs histories where there are none. */
    public RaceSettings {
        if (!recorded && (killHolder || schedule != null)) {
            throw new IllegalArgumentException("without histories nobody can tell where a buyer stood");
        }
    }

    /** A race on the store of this name, under the guard of that name: its buyers record what they do, nobody is killed. */
    public static RaceSettings of(String store, String guard, Load load) {
        return new RaceSettings(Choice.of(store), Choice.of(guard), load, false, null, true);
    }

    /** The same race, its buyers recording nothing. */
    public RaceSettings withoutHistories() {
        return new RaceSettings(chosenStore, chosenGuard, load, killHolder, schedule, false);
    }

    /** The same race under another guard. */
    public RaceSettings withGuard(String other) {
        return with(chosenGuard.named(other));
    }

    /** The same race with transactions of this level; null if the guard leaves nobody a choice. */
    public RaceSettings withIsolation(@Nullable Isolation level) {
        return with(chosenGuard.with(ISOLATION, level == null ? null : level.label()));
    }

    private RaceSettings with(Choice guard) {
        return new RaceSettings(chosenStore, guard, load, killHolder, schedule, recorded);
    }

    /** The same store and guard with another load. */
    public RaceSettings withLoad(Load other) {
        return new RaceSettings(chosenStore, chosenGuard, other, killHolder, schedule, recorded);
    }

    /** The same race, in which a buyer is killed while it holds the guard, between WRITE and RECORD. */
    public RaceSettings withKillHolder() {
        return new RaceSettings(chosenStore, chosenGuard, load, true, schedule, recorded);
    }

    /** The same race with nobody to be killed, and its steps left to chance. */
    public RaceSettings undisturbed() {
        return new RaceSettings(chosenStore, chosenGuard, load, false, null, recorded);
    }

    /** The same buyers, their steps taken in this order; null if that is left to chance. */
    public RaceSettings withSchedule(@Nullable String order) {
        return new RaceSettings(chosenStore, chosenGuard, load, killHolder, order, recorded);
    }

    /** The store's name. */
    public String store() {
        return chosenStore.name();
    }

    /** The guard's name. */
    public String guard() {
        return chosenGuard.name();
    }

    /** The level of the guard's transactions; null if the guard leaves nobody a choice. */
    public @Nullable Isolation isolation() {
        String level = chosenGuard.option(ISOLATION);
        return level == null ? null : Isolation.named(level);
    }

    /** How many processes buy. */
    public int buyers() {
        return load.buyers();
    }

    /** How many tickets there are. */
    public int tickets() {
        return load.tickets();
    }

    /** The pause between READ and WRITE. */
    public Duration think() {
        return load.think();
    }

    /** How many tickets each buyer wants; null for as many as it can get. */
    public @Nullable Integer quota() {
        return load.quota();
    }

    /** The limit of the race, from the start signal. */
    public Duration timeout() {
        return load.timeout();
    }

    /** Whether a buyer was to be killed on purpose. */
    public boolean asksForKill() {
        return killHolder || (schedule != null && schedule.indexOf(KILL) >= 0);
    }

    /** The name of a buyer, counted from 1: {@code buyer-03}, with as many digits as the number of buyers needs. */
    public String buyerName(int number) {
        int digits = Math.max(2, String.valueOf(buyers()).length());
        return "buyer-" + "0".repeat(digits - String.valueOf(number).length()) + number;
    }

    /** The name of a buyer's process, counted from 1: one that follows a killed one is {@code buyer-03.2}, and so on. */
    public String buyerName(int number, int life) {
        return life == 1 ? buyerName(number) : buyerName(number) + "." + life;
    }

    /** The guard, with its level of isolation if it has one: what tells two races of a comparison apart. */
    public String label() {
        return Guards.label(guard(), isolation());
    }

    public int quotaOrNone() {
        Integer quota = load.quota();
        return quota == null ? Buyer.NO_QUOTA : quota;
    }

    /** How many seats can be sold if all goes well. */
    public int expectedSales() {
        return load.expectedSales();
    }

    /** As in {@code race.json} and in every result. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("buyers", buyers());
        json.put("tickets", tickets());
        json.put("store", store());
        json.put("guard", guard());
        json.put(ISOLATION, chosenGuard.option(ISOLATION));
        json.put("thinkMicros", think().toNanos() / 1000);
        json.put("quota", quota());
        json.put("timeoutMillis", timeout().toMillis());
        json.put("killHolder", killHolder);
        json.put("schedule", schedule);
        json.put(HISTORY, recorded ? ON : OFF);
        putOptions(json, STORE_OPTIONS, chosenStore.options());
        putOptions(json, GUARD_OPTIONS, chosenGuard.with(ISOLATION, null).options());
        return json;
    }

    /**
     * Back from {@link #toJson}.
     *
     * @throws IllegalArgumentException if a setting is missing or none that can be, or its guard does not fit its store
     */
    static RaceSettings fromJson(Map<String, Object> json) {
        Guard guard = Guards.named(text(json, "guard"), text(json, "store"));
        Object level = json.get(ISOLATION);
        if (level != null && !guard.hasIsolation()) {
            throw new IllegalArgumentException("guard " + guard.name() + " has no levels of isolation");
        }
        Choice chosenGuard = new Choice(guard.name(), options(json, GUARD_OPTIONS))
                .with(
                        ISOLATION,
                        level == null
                                ? null
                                : Isolation.named(text(json, ISOLATION)).label());
        return new RaceSettings(
                new Choice(text(json, "store"), options(json, STORE_OPTIONS)),
                chosenGuard,
                load(json),
                json.get("killHolder") != null && truth(json, "killHolder"),
                json.get("schedule") == null ? null : text(json, "schedule"),
                isOn(json));
    }

    private static Load load(Map<String, Object> json) {
        return new Load(
                (int) number(json, "buyers", 1, MAX_BUYERS),
                (int) number(json, "tickets", 1, MAX_TICKETS),
                Duration.ofNanos(1000 * number(json, "thinkMicros", 0, MAX_THINK.toMillis() * 1000)),
                json.get("quota") == null ? null : (int) number(json, "quota", 1, Integer.MAX_VALUE),
                Duration.ofMillis(number(json, "timeoutMillis", 0, Long.MAX_VALUE)));
    }

    private static void putOptions(Map<String, @Nullable Object> json, String key, Map<String, String> options) {
        if (!options.isEmpty()) {
            json.put(key, options);
        }
    }

    private static Map<String, String> options(Map<String, Object> json, String key) {
        Map<String, String> options = new HashMap<>();
        if (json.get(key) instanceof Map<?, ?> told) {
            told.forEach((name, value) -> options.put(String.valueOf(name), String.valueOf(value)));
        }
        return options;
    }

    /** Whether histories were kept; a folder of a time when they always were does not say. */
    private static boolean isOn(Map<String, Object> json) {
        String history = json.get(HISTORY) == null ? ON : text(json, HISTORY);
        if (!history.equals(ON) && !history.equals(OFF)) {
            throw new IllegalArgumentException("setting \"" + HISTORY + "\" is " + history);
        }
        return history.equals(ON);
    }

    private static long number(Map<String, Object> json, String name, long min, long max) {
        Object value = json.get(name);
        if (value instanceof Integer || value instanceof Long) { // not one with a fraction, or too large to be told
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
