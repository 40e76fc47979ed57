package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.explore.Bounds;
import ticketrace.explore.Clash;
import ticketrace.explore.EvidenceOrder;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.guard.Guards;
import ticketrace.launch.Patience;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;

/**
 * How a race went wrong: a clash of its purchases, played again on real processes without all the others.
 *
 * @param clash the purchases that were played
 * @param exploration what was explored because their steps, in the order of the evidence, did not lose; null if they did
 * @param replay the schedule that loses in the same way, as it was played; null if none was found
 */
public record Explanation(
        Clash clash,
        @Nullable Exploration exploration,
        @Nullable Replay replay) {

    /** How many schedules are explored at most. */
    static final int MAX_SCHEDULES = 1000;

    /** How long is explored at most. */
    static final Duration TIME_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private static final Logger LOG = LoggerFactory.getLogger(Explanation.class);

    /**
     * A schedule that was played.
     *
     * @param schedule the schedule
     * @param scenes what happened, turn by turn
     * @param result what it came to, with its evidence in a folder of its own
     */
    public record Replay(Schedule schedule, List<Scene> scenes, RaceResult result) {}

    /**
     * One turn.
     *
     * @param turnResult what came of it
     * @param store what the store held then
     */
    public record Scene(TurnResult turnResult, FinalState store) {}

    /** How far is explored where the order of the evidence does not lose. */
    public static Bounds bounds(Clash clash) {
        return new Bounds(clash.deaths(), false, MAX_SCHEDULES, null, TIME_LIMIT);
    }

    /**
     * Looks for a schedule that loses in the same way: the steps in the order of the evidence; else the simplest of two of
     * the purchases.
     *
     * @param race the race in which they clashed
     * @param runs where the replay's folder is made
     * @param interrupted asked before each schedule that is explored
     * @throws IOException if a store or the evidence fails
     */
    public static Explanation of(Clash clash, RaceSettings race, Path runs, BooleanSupplier interrupted)
            throws IOException {
        try (SteppedRace again = SteppedRace.open(clash.alone(race), runs)) {
            Replay replay = replay(clash, EvidenceOrder.of(clash), again);
            if (replay != null) {
                return new Explanation(clash, null, replay);
            }
        }
        Clash two = clash.ofTwo();
        try (SteppedRace again = SteppedRace.open(two.alone(race), runs)) {
            Exploration exploration = Explorer.explore(
                    again.buyers(),
                    Guards.promise(race.guard(), race.store(), race.isolation()),
                    bounds(two),
                    interrupted,
                    schedules -> {});
            Schedule simplest = exploration.outcomes().stream()
                    .filter(explored -> two.isLike(explored.outcome()))
                    .map(Exploration.Explored::shortest)
                    .min(Schedule.SIMPLEST_FIRST)
                    .orElse(null);
            return new Explanation(two, exploration, simplest == null ? null : replay(two, simplest, again));
        }
    }

    /** Plays it to its end; null if a turn cannot be taken, or it comes to something else. */
    private static @Nullable Replay replay(Clash clash, Schedule schedule, SteppedRace race) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        try {
            Play play = Play.begin(race.buyers());
            for (Turn turn : schedule.turns()) {
                if (!play.offers(turn)) {
                    return null;
                }
                TurnResult turnResult = play.take(turn);
                scenes.add(new Scene(turnResult, race.buyers().look()));
            }
            if (!play.isOver() || play.isDeadlock() || !clash.isIn(race.buyers().evidence())) {
                return null;
            }
        } catch (SteppingFailedException e) {
            LOG.debug("'{}' could not be played", schedule, e); // exploring goes the same ways, and tells what fails
            return null;
        }
        return new Replay(schedule, scenes, race.finish(schedule));
    }
}
