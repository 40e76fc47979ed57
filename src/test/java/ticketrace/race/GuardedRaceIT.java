package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** Races of real processes under every guard: each guard keeps its promise, and buyers did contend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(FromTheJar.class)
class GuardedRaceIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private final Map<RaceSettings, RaceResult> held = new HashMap<>();

    /** Holds one race of each guard on each store; all tests of this pair use the same race. */
    private RaceResult race(String guard, String store) throws Exception {
        RaceSettings settings = HeldRace.settings(guard, store);
        if (!held.containsKey(settings)) {
            held.put(settings, HeldRace.of(settings, runs));
        }
        return Objects.requireNonNull(held.get(settings));
    }

    static Stream<Arguments> everyGuardOnEveryStore() {
        return HeldRace.everyGuardOnEveryStore();
    }

    static Stream<Arguments> guardsThatExclude() {
        return everyGuardOnEveryStore().filter(pair -> promise(pair).isExclusion());
    }

    static Stream<Arguments> guardsThatLoseNoUpdate() {
        return everyGuardOnEveryStore()
                .filter(pair -> promise(pair).expectation(Anomaly.LOST_UPDATE) == Expectation.FORBIDDEN);
    }

    private static Promise promise(Arguments guardAndStore) {
        return Guards.promise(
                (String) guardAndStore.get()[0], (String) guardAndStore.get()[1], null);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everyGuardOnEveryStore")
    void race_isAsItsGuardPromises_withContention(String guard, String store) throws Exception {
        RaceSettings settings = HeldRace.settings(guard, store);
        RaceResult result = race(guard, store);

        HeldRace.assertUntroubled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.asPromised()).as("as promised: %s", judgement).isTrue();
        assertThat(judgement.contended()).isTrue();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(judgement.remaining()).isZero();
        assertThat(judgement.sold()).isGreaterThanOrEqualTo(settings.tickets());
        assertThat(judgement.ticketsPerSecond()).isPositive();
        assertThat(judgement.unknown()).isZero();
        assertThat(judgement.vanished()).isZero();
        assertThat(result.buyers())
                .extracting(RaceResult.BuyerResult::soldOut)
                .as("times that each buyer found the tickets sold out")
                .containsOnly(1);
        assertThat(result.millis().fork()).isPositive();
        assertThat(result.millis().startSpread()).isNotNegative();
        assertThat(result.millis().race()).isPositive();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("guardsThatLoseNoUpdate")
    void guardThatPromisesNoLostUpdate_sellsEachSeatOnce_andInOrder(String guard, String store) throws Exception {
        RaceSettings settings = HeldRace.settings(guard, store);
        RaceResult result = race(guard, store);

        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.VALID);
        assertThat(judgement.contended()).isTrue();
        assertThat(judgement.sold()).isEqualTo(settings.tickets());
        assertThat(List.of(judgement.oversold(), judgement.doubleBooked(), judgement.lostUpdates()))
                .containsOnly(0);
        assertThat(judgement.outOfOrder()).isZero();
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() != FindingKind.OVERLAP)
                .isEmpty();
        assertThat(HeldRace.ended(result, Step.RECORD)).isGreaterThanOrEqualTo(settings.tickets());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("guardsThatExclude")
    void guardThatPromisesExclusion_letsNoBuyersOverlap(String guard, String store) throws Exception {
        RaceSettings settings = HeldRace.settings(guard, store);
        RaceResult result = race(guard, store);

        Judgement judgement = result.judgement();
        assertThat(judgement.overlaps()).isZero();
        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.retries()).as("purchases that were tried again").isZero();
        assertThat(judgement.waiting()).isNotNull();
        assertThat(judgement.holding().p50())
                .as("microseconds of holding, including think time")
                .isGreaterThanOrEqualTo(settings.think().toNanos() / 1000.0);
        assertThat(HeldRace.ended(result, Step.RELEASE)).isGreaterThanOrEqualTo(settings.tickets());
    }

    /** Conflicts are not certain, but with these settings buyers conflict at every second ticket. */
    @ParameterizedTest
    @CsvSource({"transaction, h2", "optimistic, h2", "optimistic, mapped"})
    void guardWithoutExclusion_countsThePurchasesTriedAgain(String guard, String store) throws Exception {
        RaceResult result = race(guard, store);

        long conflicts = result.history().buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .filter(purchase -> purchase.outcome() == Outcome.CONFLICT)
                .count();
        assertThat(result.judgement().retries()).isPositive().isEqualTo((int) conflicts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void unguardedRace_hasNoAcquisitions_andNoWaits(String store) throws Exception {
        RaceResult result = race("none", store);

        assertThat(HeldRace.ended(result, Step.ACQUIRE)).isZero();
        assertThat(result.judgement().overlaps()).isNull();
        assertThat(result.judgement().waiting()).isNull();
    }

    @Test
    void quota_endsARaceWithSeatsLeft() throws Exception {
        RaceSettings all = HeldRace.settings("file-lock");
        RaceSettings settings = all.withLoad(all.load().withQuota(2));
        RaceResult result = HeldRace.of(settings, runs);

        HeldRace.assertUntroubled(result);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.QUOTA);
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::sold).containsOnly(2);
        assertThat(result.judgement().remaining()).isEqualTo(settings.tickets() - 2 * settings.buyers());
        assertThat(result.judgement().findings()).anyMatch(finding -> finding.kind() == FindingKind.SEATS_LEFT);
    }

    @Test
    void raceOfASingleBuyer_isFoundToProveNothing() throws Exception {
        RaceSettings four = HeldRace.settings("file-lock");
        RaceResult result = HeldRace.of(HeldRace.settings("file-lock", 1, 5, four.think(), four.timeout()), runs);

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().contended()).isFalse();
        assertThat(result.judgement().findings())
                .extracting(finding -> finding.kind())
                .containsExactly(FindingKind.NO_CONTENTION);
    }
}
