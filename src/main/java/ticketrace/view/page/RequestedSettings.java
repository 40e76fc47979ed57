package ticketrace.view.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Schedule;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.run.Fault;
import ticketrace.run.FaultText;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;

/** Reads the settings of races and plays from a request, and checks every value. */
final class RequestedSettings {

    private static final String SETTINGS = "settings";
    private static final String GUARDS = "guards";
    private static final String GUARD = "guard";
    private static final String GUARD_OPTIONS = "guardOptions";
    private static final String KILL_HOLDER = "killHolder";
    private static final String PAUSE_HOLDER = "pauseHolderMillis";
    private static final String FAULTS = "faults";
    private static final Set<String> NAMES = Set.of(
            "buyers",
            "tickets",
            "store",
            GUARD,
            "isolation",
            GUARD_OPTIONS,
            "thinkMicros",
            "quota",
            "timeoutMillis",
            KILL_HOLDER,
            PAUSE_HOLDER,
            FAULTS,
            "schedule",
            "history");
    private static final long NANOS_PER_MICRO = 1000;

    private final PageLimits limits;

    RequestedSettings(PageLimits limits) {
        this.limits = limits;
    }

    /**
     * The settings of one race under one guard, or of two races side by side under two guards.
     *
     * @throws RefusedRequest if a setting is wrong; the message names the field and says what is allowed
     */
    List<RaceSettings> races(Fields request) {
        request.allowOnly(Set.of(SETTINGS, GUARDS));
        Fields settings = settings(request);
        List<String> guards = request.has(GUARDS)
                ? request.texts(GUARDS, PageLimits.GUARDS_SIDE_BY_SIDE)
                : List.of(settings.text(GUARD));
        int buyers = settings.integer("buyers", 1, limits.buyers());
        Duration think = Duration.ofNanos(NANOS_PER_MICRO * settings.whole("thinkMicros", 0, PageLimits.thinkMicros()));
        Duration timeout = Duration.ofMillis(settings.whole("timeoutMillis", 1, PageLimits.TIMEOUT.toMillis()));
        List<RaceSettings> races = new ArrayList<>();
        for (String guard : guards) {
            races.add(race(settings, buyers, guard, think, timeout, settings.truth(KILL_HOLDER)));
        }
        boolean levelWithoutUse =
                settings.has("isolation") && races.stream().allMatch(race -> race.isolation() == null);
        if (levelWithoutUse) {
            throw wrong("field 'settings.isolation' is for guard 'transaction'; " + String.join(", ", guards)
                    + " leaves no choice");
        }
        return races;
    }

    /**
     * The settings of a stepped race. Its buyers have no think time, and it has no time limit.
     *
     * @throws RefusedRequest if a setting is wrong; the message names the field and says what is allowed
     */
    RaceSettings play(Fields request) {
        request.allowOnly(Set.of(SETTINGS));
        Fields settings = settings(request);
        if (settings.isSet(KILL_HOLDER)) {
            throw wrong("field 'settings." + KILL_HOLDER + "' is for races; in a play the turn '!A' kills buyer A");
        }
        int buyers = settings.integer("buyers", 1, Math.min(Schedule.MAX_BUYERS, limits.buyers()));
        return race(settings, buyers, settings.text(GUARD), Duration.ZERO, Duration.ZERO, false);
    }

    /**
     * The settings of a race all of whose orders are explored: those of a stepped race of few buyers.
     *
     * @throws RefusedRequest if a setting is wrong, or the orders cannot be explored here; the message says why
     */
    RaceSettings exploration(Fields request) {
        RaceSettings race = play(request);
        if (!race.faults().isEmpty()) {
            throw wrong(
                    "field 'settings." + FAULTS + "' is for races and plays; all orders have no faults of their own");
        }
        if (race.buyers() > PageLimits.EXPLORED_BUYERS) {
            throw wrong("field 'settings.buyers' must be at most " + PageLimits.EXPLORED_BUYERS
                    + " here; the command explore takes up to " + Schedule.MAX_BUYERS);
        }
        if (!Guards.named(race.guard()).isStateVisible()) {
            throw wrong(
                    "the state of guard '" + race.guard() + "' cannot be seen, so its orders cannot be counted here;"
                            + " the command explore plays each of them");
        }
        return race;
    }

    private static Fields settings(Fields request) {
        Fields settings = request.object(SETTINGS);
        settings.allowOnly(NAMES);
        if (settings.has("schedule")) {
            throw wrong("field 'settings.schedule' cannot be given; play it turn by turn");
        }
        if (settings.has("history") && !settings.text("history").equals("on")) {
            throw wrong("field 'settings.history' can only be 'on' here; the page shows what histories tell");
        }
        return settings;
    }

    private static RaceSettings race(
            Fields settings, int buyers, String guard, Duration think, Duration timeout, boolean killHolder) {
        String store = settings.text("store");
        try {
            StoreKind kind = Stores.named(store);
            Guard named = Guards.named(guard, store);
            Load load = Load.of(buyers, settings.integer("tickets", 1, PageLimits.TICKETS))
                    .withThink(think)
                    .withQuota(settings.integerOrNull("quota", 1, RaceSettings.MAX_TICKETS))
                    .withTimeout(timeout);
            RaceSettings race = RaceSettings.of(store, guard, load)
                    .withIsolation(level(settings.textOrNull("isolation"), named, kind));
            race = settings.has(GUARD_OPTIONS) ? race.withGuardOptions(options(settings, named)) : race;
            race = killHolder ? race.withKillHolder() : race;
            race = settings.isSet(PAUSE_HOLDER)
                    ? race.withFaults(List.of(Fault.pauseHolder(load, pause(settings))))
                    : race;
            List<Fault> faults = settings.textsOrNone(FAULTS, PageLimits.FAULTS).stream()
                    .map(FaultText::parse)
                    .filter(fault -> !killHolder || !fault.equals(Fault.killHolder(load)))
                    .toList();
            return race.withFaults(faults);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Duration pause(Fields settings) {
        return Duration.ofMillis(settings.whole(PAUSE_HOLDER, 1, PageLimits.TIMEOUT.toMillis()));
    }

    /** The options that this guard has. Of two guards side by side, each takes its own. */
    private static Map<String, String> options(Fields settings, Guard guard) {
        Fields given = settings.object(GUARD_OPTIONS);
        Map<String, String> options = new TreeMap<>();
        for (String option : guard.options()) {
            if (given.has(option)) {
                options.put(option, given.text(option));
            }
        }
        return options;
    }

    private static @Nullable Isolation level(@Nullable String name, Guard guard, StoreKind store) {
        List<Isolation> levels = Guards.levels(guard, store);
        if (levels.isEmpty() || name == null) {
            return Guards.defaultLevel(guard, store);
        }
        return Isolation.named(name, levels);
    }

    private static RefusedRequest wrong(String line) {
        return new RefusedRequest(RefusedRequest.BAD_REQUEST, line);
    }
}
