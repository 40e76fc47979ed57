package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** Two states that are taken for the same lead to the same states. */
@ExtendWith(FromTheJar.class)
class EqualStatesIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    /** The states after each turn of a schedule. */
    private static List<Fingerprint> states(SteppedRace race, String schedule) throws IOException {
        StateTracker tracker = new StateTracker(SearchRules.of(race.settings()), false);
        Play play = Play.begin(race.buyers());
        tracker.begin(play.buyerStates());
        List<Fingerprint> states = new ArrayList<>();
        for (Turn turn : Schedule.parse(schedule, race.settings().buyers()).turns()) {
            tracker.note(play.take(turn));
            states.add(tracker.state(play, race.buyers().look()).print());
        }
        return states;
    }

    /** The second schedule's A has called before B did, and C has found all sold: nobody can sell any more. */
    @Test
    void orderOfCalls_doesNotMatter_onceNothingIsLeftToSell() throws IOException {
        Load load = Load.of(3, 1).withQuota(1).withTimeout(Duration.ZERO);
        try (SteppedRace race = SteppedRace.open(RaceSettings.of("file", "mended:kernel-lock", load), runs.path())) {
            List<Fingerprint> one = states(race, "A B B B B C !B +B C C C A B");
            List<Fingerprint> other = states(race, "B A B A A B C B !B +B C C A A C A B");

            assertThat(one.get(one.size() - 2)).isEqualTo(other.get(other.size() - 2));
            assertThat(one.get(one.size() - 1)).isEqualTo(other.get(other.size() - 1));
        }
    }
}
