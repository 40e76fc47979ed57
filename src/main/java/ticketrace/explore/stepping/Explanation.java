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
import ticketrace.explore.SearchRules;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.launch.Patience;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;

/**
 * Explains how a race went wrong: plays a clash of its purchases again on real processes, without the other purchases.
 *
 * @param clash the purchases that it played
 * @param exploration the exploration of the schedules of two of the purchases; null if the steps in the order of
 *     the evidence already lost in the same way
 * @param replay a played schedule that loses in the same way; null if there is none
 */
public record Explanation(
        Clash clash,
        @Nullable Exploration exploration,
        @Nullable Replay replay) {

    /** The longest time to explore. */
    static final Duration TIME_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private static final Logger LOG = LoggerFactory.getLogger(Explanation.class);

    /**
     * A played schedule.
     *
     * @param schedule the schedule
     * @param scenes what happened, turn by turn
     * @param result the result; its evidence is in a folder of its own
     */
    public record Replay(Schedule schedule, List<Scene> scenes, RaceResult result) {}

    /**
     * One turn of a played schedule.
     *
     * @param turnResult the turn and its result
     * @param store the contents of the store after the turn
     */
    public record Scene(TurnResult turnResult, FinalState store) {}

    /** The bounds of the exploration, if the order of the evidence does not lose. */
    public static Bounds bounds(Clash clash) {
        return Bounds.withKills(clash.deaths()).within(TIME_LIMIT);
    }

    /**
     * Looks for a schedule that loses in the same way. It first plays the steps in the order of the evidence. If these
     * do not lose, it explores two of the purchases, and plays the simplest schedule that loses.
     *
     * @param race the settings of the race in which the purchases clashed
     * @param runs the directory in which it creates the folder of the replay
     * @param interrupted asked before each further schedule; when it is true, the exploration ends
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
                    again.buyers(), SearchRules.of(two.alone(race)), bounds(two), interrupted, Explorer.Progress.NONE);
            Schedule simplest = exploration.outcomes().stream()
                    .filter(explored -> two.isLike(explored.outcome()))
                    .map(Exploration.Explored::shortest)
                    .min(Schedule.SIMPLEST_FIRST)
                    .orElse(null);
            return new Explanation(two, exploration, simplest == null ? null : replay(two, simplest, again));
        }
    }

    /** Plays a schedule to its end; returns null if a turn is not possible, or the race does not end in that clash. */
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
            LOG.debug("'{}' could not be played", schedule, e); // the exploration will report what fails
            return null;
        }
        return new Replay(schedule, scenes, race.finish(schedule));
    }
}
