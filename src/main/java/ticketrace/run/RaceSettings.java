package ticketrace.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
import ticketrace.guard.Guards;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.Switch;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/**
 * The settings of a race; {@code race.json} is their written form. {@link #of} makes them; the methods {@code with...}
 * return changed copies.
 *
 * <p>They hold no secret: the launcher sends a store's password or access word to a buyer through the buyer's pipe.
 *
 * @param chosenStore the store, with its options
 * @param chosenGuard the guard, with its options; the isolation level of its transactions is one of them
 * @param load the number of buyers and tickets, and how fast they buy
 * @param faults the faults that the launcher injects
 * @param schedule the order of steps; null if the buyers run freely: see {@code ticketrace.explore}
 * @param recorded whether the buyers record their purchases; if not, nothing can be proved about the race, and faults
 *     are refused
 */
public record RaceSettings(
        Choice chosenStore,
        Choice chosenGuard,
        Load load,
        List<Fault> faults,
        @Nullable String schedule,
        boolean recorded) {

    /** The sign before a buyer's letter in a schedule that kills it. */
    public static final char KILL = '!';

    /** The turn of a schedule in which time passes. */
    public static final char TIME = 'T';

    public static final int MAX_BUYERS = 1000;
    public static final int MAX_TICKETS = 9_999_999;
    public static final Duration MAX_THINK = Duration.ofSeconds(60);

    /** Refuses faults and schedules in a race without histories. */
    public RaceSettings {
        faults = List.copyOf(faults);
        if (!recorded && (!faults.isEmpty() || schedule != null)) {
            throw new IllegalArgumentException(
                    "a race without histories can have no faults: nothing would show where a buyer stood");
        }
    }

    /** A race on this store under this guard, both by name. Its buyers record their purchases, and it has no faults. */
    public static RaceSettings of(String store, String guard, Load load) {
        return new RaceSettings(Choice.of(store), Choice.of(guard), load, List.of(), null, true);
    }

    /** Returns this race with buyers that record nothing. */
    public RaceSettings withoutHistories() {
        return new RaceSettings(chosenStore, chosenGuard, load, faults, schedule, false);
    }

    /** Returns this race under another guard, with the options that both have. */
    public RaceSettings withGuard(String other) {
        Choice changed = chosenGuard.named(other);
        for (String option : guardOptions().keySet()) {
            changed = Guards.named(other).options().contains(option) ? changed : changed.with(option, null);
        }
        return with(changed);
    }

    /** Returns this race with this isolation level of its transactions; null if the guard has no choice of levels. */
    public RaceSettings withIsolation(@Nullable Isolation level) {
        return with(chosenGuard.with(Opening.ISOLATION, level == null ? null : level.label()));
    }

    /**
     * Returns this race with these options of its guard in addition: see {@link ticketrace.guard.Guard#options}.
     *
     * @throws IllegalArgumentException if the guard does not have one, or does not understand its value
     */
    public RaceSettings withGuardOptions(Map<String, String> options) {
        Choice changed = chosenGuard;
        for (Map.Entry<String, String> option : options.entrySet()) {
            changed = changed.with(option.getKey(), option.getValue());
        }
        Guards.check(Guards.named(guard()), Stores.named(store()), changed.options());
        return with(changed);
    }

    /**
     * Returns this race with reads and writes that carry the number of the grant: see {@link Opening#FENCING}.
     *
     * @throws IllegalArgumentException if the guard gives no numbers, or the store cannot refuse one
     */
    public RaceSettings withFencing() {
        return withGuardOptions(Map.of(Opening.FENCING, Switch.ON));
    }

    /** Whether reads and writes carry the number of the grant, and the store refuses older ones. */
    public boolean isFenced() {
        return Opening.isFenced(guardOptions());
    }

    /** What the guard promises in this race. */
    public Promise promise() {
        Promise promise = Guards.promise(guard(), store(), isolation());
        return isFenced() ? promise.fenced() : promise;
    }

    /** The options of the guard that were set, besides the isolation level. */
    public Map<String, String> guardOptions() {
        return chosenGuard.with(Opening.ISOLATION, null).options();
    }

    private RaceSettings with(Choice guard) {
        return new RaceSettings(chosenStore, guard, load, faults, schedule, recorded);
    }

    /** Returns this race with another load. The faults with short forms are adapted to the new load. */
    public RaceSettings withLoad(Load other) {
        List<Fault> all =
                faults.stream().map(fault -> fault.adapted(load, other)).toList();
        return new RaceSettings(chosenStore, chosenGuard, other, all, schedule, recorded);
    }

    /**
     * Returns this race with a fault that kills a buyer while it holds the guard, between WRITE and RECORD: see {@link
     * Fault#killHolder}. If no buyer ever holds the guard, the fault kills the first buyer that comes there.
     */
    public RaceSettings withKillHolder() {
        return with(List.of(Fault.killHolder(load)));
    }

    /**
     * Returns this race with these faults in addition. Set the load and the guard first: it depends on them whether a
     * fault can happen.
     *
     * @throws IllegalArgumentException if a fault cannot happen; the message says why, and what is possible
     */
    public RaceSettings withFaults(List<Fault> wanted) {
        wanted.forEach(new FaultCheck(this)::require);
        return with(wanted);
    }

    private RaceSettings with(List<Fault> more) {
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(more);
        return new RaceSettings(chosenStore, chosenGuard, load, all, schedule, recorded);
    }

    /** Returns this race without faults and without a schedule. */
    public RaceSettings undisturbed() {
        return new RaceSettings(chosenStore, chosenGuard, load, List.of(), null, recorded);
    }

    /** Returns this race with this order of steps; null if the buyers run freely. */
    public RaceSettings withSchedule(@Nullable String order) {
        return new RaceSettings(chosenStore, chosenGuard, load, faults, order, recorded);
    }

    /** The store's name. */
    public String store() {
        return chosenStore.name();
    }

    /** The guard's name. */
    public String guard() {
        return chosenGuard.name();
    }

    /** The isolation level of the guard's transactions; null if the guard has no choice of levels. */
    public @Nullable Isolation isolation() {
        String level = chosenGuard.option(Opening.ISOLATION);
        return level == null ? null : Isolation.named(level);
    }

    /** The number of buyer processes. */
    public int buyers() {
        return load.buyers();
    }

    /** The number of tickets. */
    public int tickets() {
        return load.tickets();
    }

    /** The pause of a buyer between READ and WRITE. */
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

    /** Whether one of the faults is the one that {@link #withKillHolder} adds. */
    public boolean killHolder() {
        return faults.contains(Fault.killHolder(load));
    }

    /** Whether a fault or the schedule kills a buyer. */
    public boolean asksForKill() {
        return faults.stream().anyMatch(Fault.Kill.class::isInstance)
                || (schedule != null && schedule.indexOf(KILL) >= 0);
    }

    /** Whether the schedule lets time pass, so that every lease ends. */
    public boolean letsTimePass() {
        return schedule != null && schedule.indexOf(TIME) >= 0;
    }

    /** The name of a buyer, counted from 1: {@code buyer-03}, with as many digits as the number of buyers needs. */
    public String buyerName(int number) {
        int digits = Math.max(2, String.valueOf(buyers()).length());
        return "buyer-" + "0".repeat(digits - String.valueOf(number).length()) + number;
    }

    /**
     * The name of a buyer's process, counted from 1: the process after a killed one is {@code buyer-03.2}, and so on.
     */
    public String buyerName(int number, int life) {
        return life == 1 ? buyerName(number) : buyerName(number) + "." + life;
    }

    /** The guard's name, with its isolation level if it has one: it distinguishes the races of a comparison. */
    public String label() {
        return Guards.label(guard(), isolation());
    }

    /** The quota; {@link Buyer#NO_QUOTA} if there is none. */
    public int quotaOrNone() {
        Integer quota = load.quota();
        return quota == null ? Buyer.NO_QUOTA : quota;
    }

    /** How many seats the buyers sell if nothing goes wrong. */
    public int expectedSales() {
        return load.expectedSales();
    }

    /** The settings as {@code race.json} and every result contain them. */
    public Map<String, @Nullable Object> toJson() {
        return SettingsJson.of(this);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if a setting is missing or impossible, or the guard does not fit the store
     */
    static RaceSettings fromJson(Map<String, Object> json) {
        return SettingsJson.settings(json);
    }
}
