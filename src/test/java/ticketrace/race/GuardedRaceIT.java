package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.RunsFolder;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.Step;

/** Races of real processes under every guard of the catalogue: each does as it promises, and was put to the test. */
class GuardedRaceIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    static Stream<String> everyGuard() {
        return Guards.fitting("file").stream().map(Guard::name);
    }

    static Stream<String> guardsThatExclude() {
        return Guards.fitting("file").stream().filter(Guard::promisesExclusion).map(Guard::name);
    }

    @ParameterizedTest
    @MethodSource("everyGuard")
    void race_isAsItsGuardPromises_andContended(String guard) throws Exception {
        RaceResult result = HeldRace.of(HeldRace.settings(guard), runs);

        HeldRace.assertUntroubled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.asPromised()).as("as promised: %s", judgement).isTrue();
        assertThat(judgement.contended()).isTrue();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(judgement.remaining()).isZero();
        assertThat(judgement.sold())
                .isGreaterThanOrEqualTo(HeldRace.settings(guard).tickets());
        assertThat(judgement.ticketsPerSecond()).isPositive();
        assertThat(judgement.unknown()).isZero();
        assertThat(judgement.vanished()).isZero();
        assertThat(HeldRace.ended(result, Step.RECORD)).isEqualTo(judgement.sold());
        assertThat(result.buyers())
                .extracting(RaceResult.BuyerResult::soldOut)
                .as("each buyer was told once that it is sold out")
                .containsOnly(1);
        assertThat(result.millis().fork()).isPositive();
        assertThat(result.millis().startSpread()).isNotNegative();
        assertThat(result.millis().race()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("guardsThatExclude")
    void guardThatPromisesExclusion_sellsEachSeatOnce_andNobodyMeetsAnybodyInside(String guard) throws Exception {
        RaceSettings settings = HeldRace.settings(guard);
        RaceResult result = HeldRace.of(settings, runs);

        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.VALID);
        assertThat(judgement.contended()).isTrue();
        assertThat(judgement.sold()).isEqualTo(settings.tickets());
        assertThat(List.of(judgement.oversold(), judgement.doubleBooked(), judgement.lostUpdates()))
                .containsOnly(0);
        assertThat(judgement.outOfOrder()).isZero();
        assertThat(judgement.overlaps()).isZero();
        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.waiting()).isNotNull();
        assertThat(judgement.holding().p50())
                .as("microseconds inside, thinking included")
                .isGreaterThanOrEqualTo(settings.think().toNanos() / 1000.0);
        assertThat(HeldRace.ended(result, Step.RELEASE)).isGreaterThanOrEqualTo(settings.tickets());
    }

    @Test
    void unguardedRace_hasNobodyAcquiring_andSaysSo() throws Exception {
        RaceResult result = HeldRace.of(HeldRace.settings("none"), runs);

        assertThat(HeldRace.ended(result, Step.ACQUIRE)).isZero();
        assertThat(result.judgement().overlaps()).isNull();
        assertThat(result.judgement().waiting()).isNull();
    }

    @Test
    void quota_endsARaceWithSeatsLeft() throws Exception {
        RaceSettings all = HeldRace.settings("file-lock");
        RaceSettings settings = new RaceSettings(
                all.buyers(),
                all.tickets(),
                all.store(),
                all.guard(),
                all.isolation(),
                all.think(),
                2,
                all.timeout(),
                false);
        RaceResult result = HeldRace.of(settings, runs);

        HeldRace.assertUntroubled(result);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.QUOTA);
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::sold).containsOnly(2);
        assertThat(result.judgement().remaining()).isEqualTo(settings.tickets() - 2 * settings.buyers());
        assertThat(result.judgement().findings()).anyMatch(finding -> finding.kind() == FindingKind.SEATS_LEFT);
    }

    @Test
    void singleBuyer_isToldThatItProvesNothing() throws Exception {
        RaceSettings four = HeldRace.settings("file-lock");
        RaceResult result = HeldRace.of(HeldRace.settings("file-lock", 1, 5, four.think(), four.timeout()), runs);

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().contended()).isFalse();
        assertThat(result.judgement().findings())
                .extracting(finding -> finding.kind())
                .containsExactly(FindingKind.NO_CONTENTION);
    }
}
