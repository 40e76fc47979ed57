package ticketrace.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import ticketrace.explore.Bounds;
import ticketrace.explore.Sample;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.view.export.StateGraphFile;

/** The options that say which schedules {@code explore} plays. */
final class ExploreBounds {

    private static final double PERCENT = 100;
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Kill so many buyers (SIGKILL), at every possible point; without --respawn, at most as many as"
                            + " there are (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Schedule.MAX_BUYERS)
    int kills;

    @Option(
            names = "--timeouts",
            paramLabel = "N",
            description = "Let time pass so often (T), at every possible point: then every running time limit ends."
                    + " Only for guards that have time limits: lease-lock and some traps (default: 0, lease-lock 1).")
    @Allowed.Numbers(from = 0, to = Schedule.MAX_BUYERS)
    @Nullable
    Integer timeouts;

    @Option(names = "--respawn", description = "Start a fresh buyer at once in place of a killed one.")
    boolean respawn;

    @Option(
            names = "--every-schedule",
            description =
                    "Play every schedule from its beginning. Without it, equal states are merged: each turn that a"
                            + " state offers is played once, and all schedules are counted.")
    boolean everySchedule;

    @Option(
            names = "--max-schedules",
            paramLabel = "N",
            description = "Play every schedule from its beginning, and at most so many.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer maxSchedules;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Play so many random schedules instead of all, each from its beginning. They may miss some"
                    + " outcomes.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of --sample and --recheck: the same seed plays the same schedules, or rechecks the"
                    + " same turns, again (default: a new one for --sample).")
    @Nullable
    Long seed;

    @Option(names = "--max-states", paramLabel = "N", description = "Remember at most so many states.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer maxStates;

    @Option(
            names = "--max-switches",
            paramLabel = "N",
            description = "Play only schedules that go from one buyer to another at most so often.")
    @Allowed.Numbers(from = 0, to = Integer.MAX_VALUE)
    @Nullable
    Integer maxSwitches;

    @Option(
            names = "--recheck",
            paramLabel = "PERCENT|on|off",
            converter = Recheck.Converter.class,
            description = "A number: play so many percent of the turns of merged states again, 0 to 100, each from an"
                    + " equal state at the end of another path (default: 2). on or off: whether a buyer under lease-lock"
                    + " asks before each WRITE, in the step STILL_HELD, if its lease still runs (default: on).")
    List<Recheck> rechecks = List.of();

    /** A value of --recheck: of the explorer, or of a guard with leases. */
    record Recheck(@Nullable Integer percent, @Nullable OnOff stillHeld) {

        private static final int MOST = 100;

        /** Reads either. */
        static final class Converter implements ITypeConverter<Recheck> {
            @Override
            public Recheck convert(String text) {
                if (text.equals("on") || text.equals("off")) {
                    return new Recheck(null, text.equals("on") ? OnOff.ON : OnOff.OFF);
                }
                try {
                    int percent = Integer.parseInt(text);
                    if (percent >= 0 && percent <= MOST) {
                        return new Recheck(percent, null);
                    }
                } catch (NumberFormatException noNumber) {
                    // refused below
                }
                throw new TypeConversionException("must be 0 to " + MOST + ", on or off, not '" + text + "'");
            }
        }
    }

    private @Nullable Integer recheck() {
        return rechecks.stream()
                .map(Recheck::percent)
                .filter(Objects::nonNull)
                .reduce((one, last) -> last)
                .orElse(null);
    }

    /** Whether a buyer asks if its lease still runs; null if the user did not say. */
    @Nullable
    OnOff stillHeld() {
        return rechecks.stream()
                .map(Recheck::stillHeld)
                .filter(Objects::nonNull)
                .reduce((one, last) -> last)
                .orElse(null);
    }

    @Option(names = "--time-limit", paramLabel = "TIME", description = "End after so long, with what is known by then.")
    @Allowed.Times(from = "1ms", to = FreeRaceOptions.LONGEST)
    @Nullable
    Duration timeLimit;

    /** Refuses bounds that contradict each other. */
    void check(SteppedRaceOptions options, @Nullable Path graph) {
        if (respawn && kills == 0) {
            throw options.race.wrong("--respawn starts a buyer in place of a killed one; add --kills 1");
        }
        if (!respawn && kills > options.buyers) {
            throw options.race.wrong("--kills " + kills + " kills more buyers than there are (" + options.buyers
                    + "); add --respawn, or kill at most " + options.buyers);
        }
        if (recheck() != null && playsEach() != null) {
            throw options.race.wrong("--recheck is for merged states, but " + playsEach()
                    + " plays each schedule and merges none; use only one of them");
        }
        if (graph != null && StateGraphFile.of(graph) == null) {
            throw options.race.wrong("--graph writes a file that ends with .dot or .json, not '" + graph + "'");
        }
        if (graph != null && (everySchedule || maxSchedules != null || sample != null)) {
            throw options.race.wrong(
                    "--graph is for merged states; leave out --every-schedule, --max-schedules and --sample");
        }
        if (seed != null && sample == null && playsEach() != null) {
            throw options.race.wrong(
                    "--seed is for --sample and --recheck; with " + playsEach() + ", nothing is drawn");
        }
        if (sample != null && (everySchedule || maxSchedules != null || maxStates != null)) {
            throw options.race.wrong("--sample plays so many schedules by itself; leave out --every-schedule,"
                    + " --max-schedules and --max-states");
        }
        if (maxStates != null && (everySchedule || maxSchedules != null)) {
            throw options.race.wrong("--max-states is for merged states, but "
                    + (everySchedule ? "--every-schedule" : "--max-schedules")
                    + " plays each schedule and merges none; use only one of them");
        }
    }

    /** The option by which each schedule is played from its beginning; null if equal states are merged. */
    private @Nullable String playsEach() {
        if (everySchedule) {
            return "--every-schedule";
        }
        return sample != null ? "--sample" : maxSchedules != null ? "--max-schedules" : null;
    }

    /** Refuses options that change nothing under this guard. */
    void checkGuard(SteppedRaceOptions options, @Nullable Path graph, RaceSettings settings, SearchRules rules) {
        String merging = graph != null
                ? "--graph"
                : maxStates != null
                        ? "--max-states"
                        : recheck() != null ? "--recheck" : seed != null && sample == null ? "--seed" : null;
        if (merging != null && !rules.isStateVisible()) {
            throw options.race.wrong(merging + " is for merged states, but the state of guard '" + settings.guard()
                    + "' cannot be seen, so each of its schedules is played; --max-schedules bounds them");
        }
        if (timeouts != null && timeouts > 0 && !Guards.noticesTime(settings.guard())) {
            throw options.race.wrong("--timeouts is for guards that have time limits, such as lease-lock; guard '"
                    + settings.guard() + "' has none, so it changes nothing that time passes");
        }
    }

    /** How often time passes: see {@link Bounds#usualTimeouts}. */
    private int timeouts(RaceSettings settings) {
        return timeouts != null ? timeouts : Bounds.usualTimeouts(settings.promise());
    }

    /** The bounds that these options set. */
    Bounds bounds(RaceSettings settings) {
        Integer percent = recheck();
        return new Bounds(
                new Bounds.Events(kills, timeouts(settings), respawn),
                new Bounds.Limits(maxSchedules, maxStates, maxSwitches, timeLimit),
                everySchedule || maxSchedules != null,
                percent == null ? Bounds.USUAL_RECHECK : percent / PERCENT,
                seed == null ? Bounds.USUAL_SEED : seed);
    }

    /** The sample to play; null if all schedules are played. */
    @Nullable
    Sample sample() {
        return sample == null ? null : new Sample(sample, seed == null ? new Random().nextInt(SEEDS) : seed);
    }
}
