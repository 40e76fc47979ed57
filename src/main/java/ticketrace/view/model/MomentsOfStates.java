package ticketrace.view.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.explore.Outcome;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.StatePicture;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.run.RaceSettings;

/**
 * Plays the path to each state of a graph again, and notes the moment to which it comes. A path that leads on through
 * other states shows their moments, too, so each is played once. One thread.
 */
public final class MomentsOfStates {

    private final RaceSettings settings;
    private final SteppedBuyers buyers;
    private final StatePicture picture;
    private final Map<Schedule, Integer> stateAfter = new HashMap<>();
    private final Map<Integer, Moment> moments = new HashMap<>();

    private MomentsOfStates(RaceSettings settings, SteppedBuyers buyers, StatePicture picture) {
        this.settings = settings;
        this.buyers = buyers;
        this.picture = picture;
    }

    /**
     * The moment of each state, in the order of their numbers.
     *
     * @param interrupted asked before each path; when it is true, there are no moments
     * @return null if it was interrupted
     * @throws SteppingFailedException if an end is judged differently than before
     */
    public static @Nullable List<Moment> play(
            RaceSettings settings, SteppedBuyers buyers, StatePicture picture, BooleanSupplier interrupted)
            throws IOException {
        MomentsOfStates all = new MomentsOfStates(settings, buyers, picture);
        List<Schedule> paths = new ArrayList<>();
        for (int state = 0; state < picture.size(); state++) {
            paths.add(picture.state(state).path());
            all.stateAfter.put(paths.get(state), state);
        }
        paths.sort(Comparator.comparing(path -> -path.turns().size()));
        for (Schedule path : paths) {
            if (interrupted.getAsBoolean()) {
                return null;
            }
            if (!all.moments.containsKey(all.stateAfter.get(path))) {
                all.play(path);
            }
        }
        return IntStream.range(0, picture.size())
                .mapToObj(state -> Objects.requireNonNull(all.moments.get(state)))
                .toList();
    }

    private void play(Schedule path) throws IOException {
        Play play = Play.begin(buyers);
        note(play);
        for (Turn turn : path.turns()) {
            play.take(turn);
            note(play);
        }
    }

    private void note(Play play) throws IOException {
        Integer state = stateAfter.get(play.schedule());
        if (state == null || moments.containsKey(state)) {
            return;
        }
        Moment moment = Moment.of(settings, buyers, play);
        Outcome outcome = picture.state(state).outcome();
        moments.put(state, outcome == null ? moment : moment.judged(judge(play, outcome)));
    }

    private Judgement judge(Play play, Outcome before) throws IOException {
        boolean deadlock = play.isDeadlock();
        if (deadlock) {
            play.giveUp();
        }
        Judgement judgement = Audit.judge(buyers.evidence());
        Outcome now = Outcome.of(judgement, deadlock, settings.promise(), play.hasTimePassed());
        if (!now.equals(before)) {
            throw new SteppingFailedException("the schedule '" + play.schedule() + "' came to " + before
                    + " before, and to " + now + " when it was played again for the report");
        }
        return judgement;
    }
}
