package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.Sale;

/** A buyer on the mapped store is killed after it has changed the count and before it records its sale. */
@ExtendWith(FromTheJar.class)
class KillHolderOnMappedIT {

    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    @ParameterizedTest
    @ValueSource(strings = {"file-lock", "optimistic", "atomic"})
    void theOthersContinue_andTheSeatOfTheVictimIsNamed(String guard) throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings(guard, "mapped"), LONG);
        RaceResult result = HeldRace.of(settings, runs);

        Judgement judgement = result.judgement();
        assertThat(result.killed()).isNotNull();
        assertThat(result.failures()).isEmpty();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised())
                .as("as promised, because the kill was requested")
                .isTrue();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(judgement.unknown()).isEqualTo(1);
        assertThat(judgement.sold()).isEqualTo(settings.tickets() - 1);
        assertThat(judgement.remaining()).isZero();
        Finding death = judgement.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.BUYER_DIED)
                .findFirst()
                .orElseThrow();
        assertThat(death.buyers()).isEqualTo(List.of(result.killed()));
        assertThat(death.seat()).isNotNull();
        assertThat(result.history().end().sales())
                .as("seats that were sold, without the unknown seat")
                .extracting(Sale::seat)
                .doesNotContain(death.seat())
                .doesNotHaveDuplicates();
        assertThat(Files.exists(result.folder().resolve("tickets.mapped"))).isTrue();
    }
}
