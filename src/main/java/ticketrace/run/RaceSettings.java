package ticketrace.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.store.Isolation;

/**
 * What is raced.
 *
 * @param buyers how many processes buy
 * @param tickets how many tickets there are
 * @param store the store's name
 * @param guard the guard's name
 * @param isolation the level of the guard's transactions; null if the guard leaves nobody a choice
 * @param think the pause between READ and WRITE
 * @param quota how many tickets each buyer wants; null for as many as it can get
 * @param timeout the limit of the race, from the start signal
 * @param killHolder whether a buyer is killed while it holds the guard, between WRITE and RECORD
 * @param schedule the order of steps, if it was not left to chance: see {@code ticketrace.explore}
 * @param recorded whether the buyers record what they do; without, nothing can be proved of the race, and nobody is killed
 */
public record RaceSettings(
        int buyers,
        int tickets,
        String store,
        String guard,
        @Nullable Isolation isolation,
        Duration think,
        @Nullable Integer quota,
        Duration timeout,
        boolean killHolder,
        @Nullable String schedule,
        boolean recorded) {

    /** What stands before a buyer's letter where a schedule kills it. */
    public static final char KILL = '!';

    public static final int MAX_BUYERS = 1000;
    public static final int MAX_TICKETS = 9_999_999;
    public static final Duration MAX_THINK = Duration.ofSeconds(60);

    private static final String HISTORY = "history";
    private static final String ON = "on";
    private static final String OFF = "off";

    /** Refuses what needs histories where there are none. */
    public RaceSettings {
        if (!recorded && (killHolder || schedule != null)) {
            throw new IllegalArgumentException("without histories nobody can tell where a buyer stood");
        }
    }

    /** A race whose buyers record what they do. */
    public RaceSettings(
            int buyers,
            int tickets,
            String store,
            String guard,
            @Nullable Isolation isolation,
            Duration think,
            @Nullable Integer quota,
            Duration timeout,
            boolean killHolder,
            @Nullable String schedule) {
        this(buyers, tickets, store, guard, isolation, think, quota, timeout, killHolder, schedule, true);
    }

    /** The same race, its buyers recording nothing. */
    public RaceSettings withoutHistories() {
        return new RaceSettings(
                buyers, tickets, store, guard, isolation, think, quota, timeout, killHolder, schedule, false);
    }

    /** The same race under another guard. */
    public RaceSettings withGuard(String other) {
        return new RaceSettings(
                buyers, tickets, store, other, isolation, think, quota, timeout, killHolder, schedule, recorded);
    }

    /** The same buyers, their steps taken in this order. */
    public RaceSettings withSchedule(String order) {
        return new RaceSettings(
                buyers, tickets, store, guard, isolation, think, quota, timeout, killHolder, order, recorded);
    }

    /** Whether a buyer was to be killed on purpose. */
    public boolean asksForKill() {
        return killHolder || (schedule != null && schedule.indexOf(KILL) >= 0);
    }

    /** The name of a buyer, counted from 1: {@code buyer-03}, with as many digits as the number of buyers needs. */
    public String buyerName(int number) {
        int digits = Math.max(2, String.valueOf(buyers).length());
        return "buyer-" + "0".repeat(digits - String.valueOf(number).length()) + number;
    }

    /** The name of a buyer's process, counted from 1: one that follows a killed one is {@code buyer-03.2}, and so on. */
    public String buyerName(int number, int life) {
        return life == 1 ? buyerName(number) : buyerName(number) + "." + life;
    }

    /** The guard, with its level of isolation if it has one: what tells two races of a comparison apart. */
    public String label() {
        return Guards.label(guard, isolation);
    }

    public int quotaOrNone() {
        return quota == null ? Buyer.NO_QUOTA : quota;
    }

    /** How many seats can be sold if all goes well. */
    public int expectedSales() {
        return quota == null ? tickets : (int) Math.min(tickets, (long) buyers * quota);
    }

    /** As in {@code race.json} and in every result. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("buyers", buyers);
        json.put("tickets", tickets);
        json.put("store", store);
        json.put("guard", guard);
        json.put("isolation", isolation == null ? null : isolation.label());
        json.put("thinkMicros", think.toNanos() / 1000);
        json.put("quota", quota);
        json.put("timeoutMillis", timeout.toMillis());
        json.put("killHolder", killHolder);
        json.put("schedule", schedule);
        json.put(HISTORY, recorded ? ON : OFF);
        return json;
    }

    /**
     * Back from {@link #toJson}.
     *
     * @throws IllegalArgumentException if a setting is missing or none that can be, or its guard does not fit its store
     */
    static RaceSettings fromJson(Map<String, Object> json) {
        Guard guard = Guards.named(text(json, "guard"), text(json, "store"));
        if (json.get("isolation") != null && !guard.hasIsolation()) {
            throw new IllegalArgumentException("guard " + guard.name() + " has no levels of isolation");
        }
        return new RaceSettings(
                (int) number(json, "buyers", 1, MAX_BUYERS),
                (int) number(json, "tickets", 1, MAX_TICKETS),
                text(json, "store"),
                text(json, "guard"),
                json.get("isolation") == null ? null : Isolation.named(text(json, "isolation")),
                Duration.ofNanos(1000 * number(json, "thinkMicros", 0, MAX_THINK.toMillis() * 1000)),
                json.get("quota") == null ? null : (int) number(json, "quota", 1, Integer.MAX_VALUE),
                Duration.ofMillis(number(json, "timeoutMillis", 0, Long.MAX_VALUE)),
                json.get("killHolder") != null && truth(json, "killHolder"),
                json.get("schedule") == null ? null : text(json, "schedule"),
                isOn(json));
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
