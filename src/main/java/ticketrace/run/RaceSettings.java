package ticketrace.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Buyer;
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
 * @param faults what is done to the buyers on purpose
 * @param schedule the order of steps, if it was not left to chance: see {@code ticketrace.explore}
 * @param recorded whether the buyers record what they do; without, nothing can be proved of the race, and nobody is killed
 */
public record RaceSettings(
        Choice chosenStore,
        Choice chosenGuard,
        Load load,
        List<Fault> faults,
        @Nullable String schedule,
        boolean recorded) {

    /** What stands before a buyer's letter where a schedule kills it. */
    public static final char KILL = '!';

    public static final int MAX_BUYERS = 1000;
    public static final int MAX_TICKETS = 9_999_999;
    public static final Duration MAX_THINK = Duration.ofSeconds(60);

    static final String ISOLATION = "isolation";

    /** Refuses what needs histories where there are none. */
    public RaceSettings {
        faults = List.copyOf(faults);
        if (!recorded && (!faults.isEmpty() || schedule != null)) {
            throw new IllegalArgumentException("without histories nobody can tell where a buyer stood");
        }
    }

    /** A race on the store of this name, under the guard of that name: its buyers record what they do, nobody is killed. */
    public static RaceSettings of(String store, String guard, Load load) {
        return new RaceSettings(Choice.of(store), Choice.of(guard), load, List.of(), null, true);
    }

    /** The same race, its buyers recording nothing. */
    public RaceSettings withoutHistories() {
        return new RaceSettings(chosenStore, chosenGuard, load, faults, schedule, false);
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
        return new RaceSettings(chosenStore, guard, load, faults, schedule, recorded);
    }

    /** The same with another load; what {@link #withKillHolder} stands for follows it. */
    public RaceSettings withLoad(Load other) {
        Fault before = Fault.killHolder(load);
        List<Fault> all = faults.stream()
                .map(fault -> fault.equals(before) ? Fault.killHolder(other) : fault)
                .toList();
        return new RaceSettings(chosenStore, chosenGuard, other, all, schedule, recorded);
    }

    /**
     * The same race, in which a buyer is killed while it holds the guard, between WRITE and RECORD: see {@link
     * Fault#killHolder}. Where nobody holds anything, it is the first buyer that stands there.
     */
    public RaceSettings withKillHolder() {
        return with(List.of(Fault.killHolder(load)));
    }

    /**
     * The same race with these faults, in addition to those that it has. Tell the load and the guard before: whether a fault
     * can come about depends on them.
     *
     * @throws IllegalArgumentException if one cannot come about; the message says why, and what can
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

    /** The same race with nobody to be killed, and its steps left to chance. */
    public RaceSettings undisturbed() {
        return new RaceSettings(chosenStore, chosenGuard, load, List.of(), null, recorded);
    }

    /** The same buyers, their steps taken in this order; null if that is left to chance. */
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

    /** Whether one of the faults is what {@link #withKillHolder} adds. */
    public boolean killHolder() {
        return faults.contains(Fault.killHolder(load));
    }

    /** Whether a buyer was to be killed on purpose. */
    public boolean asksForKill() {
        return !faults.isEmpty() || (schedule != null && schedule.indexOf(KILL) >= 0);
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
        return SettingsJson.of(this);
    }

    /**
     * Back from {@link #toJson}.
     *
     * @throws IllegalArgumentException if a setting is missing or none that can be, or its guard does not fit its store
     */
    static RaceSettings fromJson(Map<String, Object> json) {
        return SettingsJson.settings(json);
    }
}
