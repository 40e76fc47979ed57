package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.run.FaultText;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

class FaultTurnsTest {

    private static RaceSettings race(String... faults) {
        Load load = Load.of(2, 2).withQuota(1).withTimeout(Duration.ZERO);
        return RaceSettings.of("file", "lock-file", load)
                .withFaults(Stream.of(faults).map(FaultText::parse).toList());
    }

    /** Plays the schedule, with the kills that the faults add to it. */
    private static Play play(RaceSettings race, String schedule) throws IOException {
        Play play = Play.begin(ScriptedBuyers.locked(2, 2));
        FaultTurns faults = new FaultTurns(race);
        faults.takeDue(play);
        for (Turn turn : Schedule.parse(schedule, 2).turns()) {
            play.take(turn);
            faults.takeDue(play);
        }
        return play;
    }

    @ParameterizedTest
    @CsvSource({
        "kill buyer-01,                  B B,       !A B B",
        "kill buyer-02 before ACQUIRE,   A,         !B A",
        "kill buyer-01 at WRITE,         A A,       A A !A",
        "kill holder at RECORD,          B B B,     B B B !B",
        "kill holder,                    A,         A !A",
        "kill holder at RECORD seat 1,   A A A A A B B B, A A A A A B B B !B",
        "kill buyer-02 at RECORD seat 2, A A A A A B B B, A A A A A B B B !B",
        "kill buyer-01 at RECORD,        A A,       A A",
    })
    void fault_killsItsBuyer_whenItStandsThere(String fault, String given, String played) throws IOException {
        assertThat(play(race(fault), given).schedule()).hasToString(played);
    }

    @Test
    void eachFault_happensOnce() throws IOException {
        String fault = "kill buyer-01 before ACQUIRE";
        assertThat(play(race(fault, fault, "kill buyer-02"), "+A +A").schedule())
                .hasToString("!A !B +A !A +A");
        assertThat(play(race("kill buyer-01 at READ"), "A +A B").schedule()).hasToString("A !A +A B");
    }

    @Test
    void killThatTheScheduleHas_isTheFault() throws IOException {
        Play play = Play.begin(ScriptedBuyers.locked(2, 2));
        play.take(Turn.step(0));
        play.take(Turn.kill(0));
        new FaultTurns(race("kill buyer-01 at READ")).takeDue(play);
        assertThat(play.schedule()).hasToString("A !A");
    }

    @Test
    void raceWithoutFaults_hasNoTurnsOfItsOwn() throws IOException {
        assertThat(play(race(), "A A B").turnResults()).hasSize(3);
        assertThat(new FaultTurns(race()).hit(List.of(), 0, BuyerState.killed()))
                .isNull();
    }
}
