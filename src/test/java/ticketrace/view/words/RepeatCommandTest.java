package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.run.FaultText;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

class RepeatCommandTest {

    private static final RaceSettings PLAIN = RaceSettings.of(
            "file", "none", Load.of(8, 100).withThink(Duration.ofMillis(1)).withTimeout(Duration.ofSeconds(60)));

    private static String of(RaceSettings settings) {
        return RepeatCommand.of(settings);
    }

    @Test
    void race_isRunWithItsSettings() {
        assertThat(of(PLAIN))
                .isEqualTo(ThisProgram.running().command() + " run --guard none --store file --buyers 8 --tickets 100"
                        + " --think 1ms --timeout 60s");
    }

    @Test
    void everySettingThatWasMade_isSaid() {
        RaceSettings settings = RaceSettings.of(
                        "h2",
                        "transaction",
                        Load.of(3, 12)
                                .withThink(Duration.ofNanos(250_000))
                                .withQuota(4)
                                .withTimeout(Duration.ofMillis(1500)))
                .withIsolation(Isolation.READ_COMMITTED)
                .withKillHolder();

        assertThat(of(settings))
                .endsWith("run --guard transaction --isolation read-committed --store h2 --buyers 3 --tickets 12"
                        + " --quota 4 --think 250us --timeout 1500ms --kill-holder");
    }

    @Test
    void eachFault_isSaid_butForTheOneThatHasAShortForm() {
        RaceSettings settings = RaceSettings.of("file", "file-lock", Load.of(8, 100))
                .withKillHolder()
                .withFaults(List.of(
                        FaultText.parse("kill buyer-03 at WRITE after 2ms"),
                        FaultText.parse("kill holder at RECORD seat 7")));

        assertThat(of(settings))
                .endsWith(" --kill-holder --fault 'kill buyer-03 at WRITE after 2ms'"
                        + " --fault 'kill holder at RECORD seat 7'");
    }

    @Test
    void noThought_isZero() {
        RaceSettings settings = RaceSettings.of("file", "none", Load.of(1, 1).withTimeout(Duration.ofSeconds(1)));

        assertThat(of(settings)).contains("--think 0 ");
    }

    @Test
    void schedule_isPlayedAgain() {
        assertThat(of(PLAIN.withSchedule("A B B !A")))
                .endsWith("step --guard none --store file --buyers 8 --tickets 100 --quota all --schedule 'A B B !A'");
    }

    @Test
    void severalGuards_areCompared() {
        assertThat(comparison(PLAIN, PLAIN.withGuard("file-lock")))
                .contains(" compare --guards none,file-lock --store file ");
    }

    @Test
    void severalLevels_areCompared_evenOfOneGuard() {
        Stream<RaceSettings> levels = Stream.of(Isolation.values()).map(RepeatCommandTest::transaction);

        assertThat(comparison(levels.toArray(RaceSettings[]::new)))
                .contains(" compare --guards transaction --isolation all --store h2 ");
    }

    @Test
    void severalGuards_oneOfThemAtALevel_areComparedAtThat() {
        RaceSettings serializable = transaction(Isolation.SERIALIZABLE);
        RaceSettings committed = transaction(Isolation.READ_COMMITTED);
        RaceSettings none = transaction(null).withGuard("none");

        assertThat(comparison(none, serializable))
                .contains(" compare --guards none,transaction --isolation serializable --store h2 ");
        assertThat(comparison(none, serializable, committed))
                .contains(" compare --guards none,transaction --isolation all --store h2 ");
    }

    private static RaceSettings transaction(@Nullable Isolation level) {
        return RaceSettings.of(
                        "h2",
                        "transaction",
                        Load.of(8, 100).withThink(Duration.ofMillis(1)).withTimeout(Duration.ofSeconds(60)))
                .withIsolation(level);
    }

    private static String comparison(RaceSettings... races) {
        return RepeatCommand.of(List.of(races));
    }
}
