package ticketrace.view.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.guard.LeaseLockGuard;
import ticketrace.run.Fault;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.TimeText;
import ticketrace.store.Isolation;

/** The command line that holds a race again, ready to paste into a shell. */
public final class RepeatCommand {

    private RepeatCommand() {}

    /** The command for a race with these settings. */
    public static String of(RaceSettings settings) {
        return of(List.of(settings));
    }

    /** The command for a comparison of these races, which differ only in their guards and isolation levels. */
    public static String of(List<RaceSettings> races) {
        RaceSettings settings = races.get(0);
        List<String> guards = races.stream().map(RaceSettings::guard).distinct().toList();
        List<String> levels = races.stream()
                .map(RaceSettings::isolation)
                .filter(Objects::nonNull)
                .map(Isolation::label)
                .distinct()
                .toList();
        List<String> words = new ArrayList<>(List.of(ThisProgram.running().command()));
        String schedule = settings.schedule();
        boolean compared = races.size() > 1;
        words.add(compared ? "compare" : schedule == null ? "run" : "step");
        words.add((compared ? "--guards " : "--guard ") + String.join(",", guards));
        option(words, "--isolation", levels.size() > 1 ? "all" : levels.isEmpty() ? null : levels.get(0));
        load(words, settings);
        if (schedule != null) {
            recheck(words, settings);
            wholeQuota(words, settings);
            words.add("--schedule " + ThisProgram.quoted(schedule));
            return String.join(" ", words);
        }
        races.stream()
                .filter(race -> !race.guardOptions().isEmpty())
                .findFirst()
                .ifPresent(race -> lease(words, race));
        option(words, "--think", TimeText.of(settings.think()));
        option(
                words,
                "--timeout",
                TimeText.of(Duration.ofMillis(settings.timeout().toMillis())));
        if (settings.killHolder()) {
            words.add("--kill-holder");
        }
        Fault shortForm = Fault.killHolder(settings.load()); // which is --kill-holder
        settings.faults().stream()
                .filter(fault -> !fault.equals(shortForm))
                .forEach(fault -> words.add(fault(fault, settings.load())));
        return String.join(" ", words);
    }

    private static String fault(Fault fault, Load load) {
        boolean isShort = fault instanceof Fault.Pause pause && fault.equals(Fault.pauseHolder(load, pause.length()));
        return isShort
                ? "--pause-holder " + TimeText.of(((Fault.Pause) fault).length())
                : "--fault " + ThisProgram.quoted(fault.toString());
    }

    private static void lease(List<String> words, RaceSettings race) {
        String millis = race.guardOptions().get(LeaseLockGuard.LEASE_MILLIS);
        option(words, "--lease", millis == null ? null : TimeText.of(Duration.ofMillis(Long.parseLong(millis))));
        option(words, "--renew", race.guardOptions().get(LeaseLockGuard.RENEW));
        recheck(words, race);
    }

    private static void recheck(List<String> words, RaceSettings race) {
        option(words, "--recheck", race.guardOptions().get(LeaseLockGuard.RECHECK));
    }

    private static void load(List<String> words, RaceSettings race) {
        option(words, "--store", race.store());
        option(words, "--buyers", race.buyers());
        option(words, "--tickets", race.tickets());
        option(words, "--quota", race.quota());
        if (race.isFenced()) {
            words.add("--fencing");
        }
    }

    /** Says that there is no quota: buyers whose steps are ordered want one ticket unless somebody says otherwise. */
    private static void wholeQuota(List<String> words, RaceSettings race) {
        option(words, "--quota", race.quota() == null ? "all" : null);
    }

    /**
     * The command for an exploration.
     *
     * @param sampled the sample that it played; null if it was none
     */
    public static String ofExploration(RaceSettings race, Bounds bounds, Exploration.@Nullable Sampled sampled) {
        return explore(race, bounds, sampled) + " --report";
    }

    /** The command for an exploration of all orders, without a report. */
    public static String ofExploration(RaceSettings race, Bounds bounds) {
        return explore(race, bounds, null);
    }

    private static String explore(RaceSettings race, Bounds bounds, Exploration.@Nullable Sampled sampled) {
        List<String> words = new ArrayList<>(List.of(ThisProgram.running().command(), "explore"));
        Isolation level = race.isolation();
        option(words, "--guard", race.guard());
        option(words, "--isolation", level == null ? null : level.label());
        load(words, race);
        recheck(words, race);
        wholeQuota(words, race);
        option(words, "--kills", bounds.kills() == 0 ? null : Integer.valueOf(bounds.kills()));
        option(words, "--timeouts", bounds.timeouts() == 0 ? null : Integer.valueOf(bounds.timeouts()));
        if (bounds.respawn()) {
            words.add("--respawn");
        }
        if (bounds.everySchedule() && bounds.maxSchedules() == null && sampled == null) {
            words.add("--every-schedule");
        }
        option(words, "--max-schedules", bounds.maxSchedules());
        option(words, "--max-states", bounds.maxStates());
        option(words, "--max-switches", bounds.maxSwitches());
        if (sampled != null) {
            option(words, "--sample", sampled.sample().schedules());
            option(words, "--seed", sampled.sample().seed());
        }
        return String.join(" ", words);
    }

    private static void option(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name + " " + value);
        }
    }
}
