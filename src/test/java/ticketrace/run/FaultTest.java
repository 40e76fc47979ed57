package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.Step;

/** Faults that a race injects: their text, and which of them a race accepts. */
class FaultTest {

    private static final Load LOAD = Load.of(8, 100);

    private static RaceSettings race(String store, String guard) {
        return RaceSettings.of(store, guard, LOAD);
    }

    @Test
    void text_namesTheBuyer_theStepAndTheTime() {
        assertThat(FaultText.parse("kill holder at RECORD seat 50"))
                .isEqualTo(new Fault.Kill(new Fault.Holder(), new Fault.Moment(Step.RECORD, 50, Duration.ZERO)));
        assertThat(FaultText.parse("kill buyer-03 before WRITE"))
                .isEqualTo(new Fault.Kill(new Fault.Named("buyer-03"), new Fault.Moment(Step.WRITE, 0, Duration.ZERO)));
        assertThat(FaultText.parse("kill holder after 200ms"))
                .isEqualTo(new Fault.Kill(new Fault.Holder(), new Fault.Moment(null, 0, Duration.ofMillis(200))));
        assertThat(FaultText.parse("kill buyer-01")).isEqualTo(Fault.killOf("buyer-01"));
        assertThat(FaultText.parse("kill holder")).isEqualTo(Fault.killOfHolder());
    }

    @ParameterizedTest
    @CsvSource({
        "kill holder, kill holder",
        "  kill   holder  seat 7 , kill holder at RECORD seat 7",
        "kill buyer-12 after 1m before compare_and_set, kill buyer-12 at COMPARE_AND_SET after 60s",
        "kill buyer-12 seat 3 after 250us at WRITE, kill buyer-12 at WRITE seat 3 after 250us",
        "kill holder after 0, kill holder",
        "kill waiter, kill waiter",
        "kill any every 200ms, kill any every 200ms",
        "pause any seed 7 every 1s after 5s for 20ms, pause any seed 7 after 5s every 1s for 20ms",
        "kill any seed 1, kill any",
        "slow RECORD 50ms, slow RECORD 50ms",
        "slow write 1500us after 1s, slow WRITE 1500us after 1s"
    })
    void text_isNormalized(String written, String normalized) {
        Fault fault = FaultText.parse(written);

        assertThat(fault).hasToString(normalized);
        assertThat(FaultText.parse(normalized)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "'', the first word must be",
        "kill, who",
        "pause holder, 'pause'",
        "kill holder at, a step",
        "kill holder at LUNCH, 'LUNCH'",
        "kill holder at READ at WRITE, 'at'",
        "kill holder seat, seat",
        "kill holder seat 0, '0'",
        "kill holder seat many, 'many'",
        "kill holder seat 10000000, '10000000'",
        "kill holder after, time",
        "kill holder after 200, '200'",
        "kill holder gently, 'gently'",
        "kill holder for 3s, leave out 'for'",
        "pause holder, how long the pause is",
        "pause holder for ever, 'ever'",
        "stop holder, 'kill'",
        "kill holder seed 7, only 'any' is drawn",
        "kill any seed x, 'x' is no seed",
        "kill any every, time",
        "slow, which step",
        "slow LUNCH 5ms, 'LUNCH'",
        "slow RECORD, how slow",
        "slow RECORD quite, 'quite'",
        "slow RECORD 5ms seat 3, only 'after'"
    })
    void textThatIsNoFault_isRefused_withTheAllowedForm(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultText.parse(text))
                .withMessageContaining(why)
                .withMessageContaining(FaultText.FORM)
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "file, file-lock, kill buyer-09, buyer-01 to buyer-08",
        "file, file-lock, kill buyer-3, no buyer-3",
        "file, file-lock, kill holder at TAKE, 'ACQUIRE, READ, WRITE, RECORD, RELEASE'",
        "file, none, kill buyer-01 at ACQUIRE, 'READ, WRITE, RECORD'",
        "h2, optimistic, kill buyer-01 at WRITE, COMPARE_AND_SET",
        "file, file-lock, kill holder at RECORD seat 101, 1 to 100",
        "file, file-lock, kill holder at READ seat 5, before READ",
        "file, file-lock, kill holder at ACQUIRE, before ACQUIRE nobody holds file-lock",
        "file, file-lock, kill holder after 60s, the race ends after 60s",
        "file, none, kill holder at RECORD seat 50, under none no buyer holds a lock",
        "h2, atomic, kill holder, under atomic no buyer holds a lock",
        "file, file-lock, pause holder for 60s, the race ends after 60s",
        "file, file-lock, pause holder for 0, longer than 0",
        "file, none, pause holder for 1s, under none no buyer holds a lock",
        "file, none, kill waiter, under none no buyer holds a lock",
        "file, file-lock, kill waiter at WRITE, a waiter stands in ACQUIRE",
        "file, file-lock, kill any at WRITE every 1s, at a step a fault happens once",
        "file, file-lock, kill any every 60s, the race ends after 60s",
        "file, none, slow ACQUIRE 5ms, 'READ, WRITE, RECORD'",
        "file, none, slow READ 60s, the race ends after 60s",
        "file, none, slow READ 0, longer than 0"
    })
    void impossibleFault_isRefused_inOneLine(String store, String guard, String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> race(store, guard).withFaults(List.of(FaultText.parse(text))))
                .withMessageContaining(text)
                .withMessageContaining(why)
                .withMessageNotContaining("\n");
    }

    @Test
    void pause_isWrittenAsItIsRead_andDependsOnTheLoadLikeItsShortForm() {
        assertThat(FaultText.parse("pause buyer-02 before read for 1500ms"))
                .hasToString("pause buyer-02 at READ for 1500ms");
        RaceSettings race = race("file", "lease-lock")
                .withFaults(List.of(Fault.pauseHolder(race("file", "lease-lock").load(), Duration.ofSeconds(3))));
        assertThat(race.faults()).singleElement().hasToString("pause holder at WRITE seat 50 for 3s");
        assertThat(race.asksForKill()).isFalse();
        assertThat(race.withLoad(Load.of(2, 4)).faults())
                .singleElement()
                .hasToString("pause holder at WRITE seat 2 for 3s");
    }

    @Test
    void pauseInASteppedRace_isRefused() {
        RaceSettings stepped =
                RaceSettings.of("file", "file-lock", Load.of(2, 2).withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepped.withFaults(List.of(FaultText.parse("pause holder for 1s"))))
                .withMessageContaining("the turn T lets time pass");
    }

    /** A stepped buyer tells its seat before RECORD, and not before RELEASE. */
    @Test
    void seatAtRelease_isRefusedInASteppedRace() {
        RaceSettings stepped =
                RaceSettings.of("file", "file-lock", Load.of(2, 2).withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepped.withFaults(List.of(FaultText.parse("kill buyer-01 at RELEASE seat 1"))))
                .withMessageContaining("leave out 'seat'");
        assertThatCode(() -> stepped.withFaults(List.of(FaultText.parse("kill buyer-01 at RELEASE"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill holder",
                "kill buyer-08 before ACQUIRE",
                "kill holder at RELEASE seat 1",
                "kill holder at WRITE seat 100 after 59s",
                "pause holder at WRITE seat 50 for 3s",
                "pause buyer-03 after 200ms for 1ms"
            })
    void possibleFault_isAccepted(String text) {
        assertThatCode(() -> race("file", "file-lock").withFaults(List.of(FaultText.parse(text))))
                .doesNotThrowAnyException();
    }

    @Test
    void killHolder_isAShortFormOfOneFault() {
        assertThat(race("file", "file-lock").withKillHolder().faults())
                .extracting(Fault::toString)
                .containsExactly("kill holder at RECORD seat 50");
        assertThat(RaceSettings.of("file", "none", Load.of(8, 99))
                        .withKillHolder()
                        .faults())
                .as("faults of a race without a guard")
                .extracting(Fault::toString)
                .containsExactly("kill holder at RECORD seat 50");
        assertThat(RaceSettings.of("file", "file-lock", LOAD.withQuota(3))
                        .withKillHolder()
                        .faults())
                .as("faults of a race with a quota: at the first seat")
                .extracting(Fault::toString)
                .containsExactly("kill holder at RECORD seat 100");
        assertThat(race("file", "file-lock")
                        .withFaults(List.of(FaultText.parse("kill holder at RECORD seat 50")))
                        .killHolder())
                .isTrue();
        assertThat(race("file", "file-lock")
                        .withFaults(List.of(FaultText.parse("kill holder at RECORD seat 51")))
                        .killHolder())
                .isFalse();
    }

    @Test
    void killHolder_followsTheLoad() {
        RaceSettings race = race("file", "file-lock").withKillHolder().withLoad(Load.of(2, 10));

        assertThat(race.killHolder()).isTrue();
        assertThat(race.faults()).extracting(Fault::toString).containsExactly("kill holder at RECORD seat 5");
    }

    @Test
    void faults_areReadBackFromJson_andTheShortFormIsOneOfThem() {
        RaceSettings race = race("file", "file-lock")
                .withFaults(
                        List.of(FaultText.parse("kill buyer-03 at WRITE"), FaultText.parse("kill holder after 2ms")));

        assertThat(race.toJson())
                .containsEntry("killHolder", false)
                .containsEntry("faults", List.of("kill buyer-03 at WRITE", "kill holder after 2ms"));
        assertThat(RaceSettings.fromJson(race.toJson())).isEqualTo(race);

        RaceSettings killed = race("file", "none").withKillHolder();
        assertThat(RaceSettings.fromJson(killed.toJson())).isEqualTo(killed);
        Map<String, Object> withoutList = new HashMap<>(killed.toJson());
        withoutList.put("faults", List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RaceSettings.fromJson(withoutList))
                .withMessageContaining("killHolder");
    }

    @Test
    void fault_concernsOneBuyer_orAnyHolder() {
        assertThat(FaultText.parse("kill buyer-03 at WRITE").concerns("buyer-03"))
                .isTrue();
        assertThat(FaultText.parse("kill buyer-03 at WRITE").concerns("buyer-02"))
                .isFalse();
        assertThat(FaultText.parse("kill holder at WRITE").concerns("buyer-02")).isTrue();
    }
}
