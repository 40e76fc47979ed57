package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.LeaseLockGuard;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.FaultOutcome;
import ticketrace.run.FaultText;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** What the catalogue says of a stopped holder and of a killed waiter is what happens, under each guard. */
@ExtendWith(FromTheJar.class)
class FaultsOfGuardsIT {

    private static final Duration THINK = Limits.whileBusy(Duration.ofMillis(5));
    private static final Duration PAUSE = Limits.whileBusy(Duration.ofMillis(500));

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    static Stream<String> guards() {
        return Guards.all().stream().map(Guard::name);
    }

    /** Those under which a buyer waits for another one. */
    static Stream<String> guardsWithWaiters() {
        return Guards.all().stream()
                .filter(guard -> guard.noticesTime() || guard.onPause().startsWith("All others wait"))
                .map(Guard::name);
    }

    /** RECORD is slow, so that guards without think time do not sell all before the fault. */
    private RaceResult race(Guard guard, String fault) throws Exception {
        RaceSettings settings =
                HeldRace.settings(guard.name(), Guards.storeNamesOf(guard).get(0), 4, 60, THINK, Limits.RACE);
        RaceSettings withOptions =
                guard.noticesTime() ? settings.withGuardOptions(Map.of(LeaseLockGuard.LEASE_MILLIS, "50")) : settings;
        RaceResult result = HeldRace.of(
                withOptions.withFaults(List.of(FaultText.parse(fault), FaultText.parse("slow RECORD 5ms"))), runs);
        assertThat(result.judgement().asPromised())
                .as("%s", result.judgement().findings())
                .isTrue();
        assertThat(result.judgement().remaining()).isZero();
        return result;
    }

    private static FaultOutcome only(RaceResult result) {
        FaultOutcome outcome = result.casualties().faults().get(0);
        assertThat(outcome.isMissed()).as("missed").isFalse();
        return outcome;
    }

    /** Whether another buyer made a whole purchase while this one stood still. */
    private static boolean othersWentOn(RaceResult result, FaultOutcome pause) {
        return result.history().buyers().stream()
                .filter(buyer -> !buyer.buyer().equals(pause.buyer()))
                .flatMap(buyer -> buyer.purchases().stream())
                .anyMatch(purchase -> purchase.isSold()
                        && purchase.readEnd() > pause.fromNanos()
                        && purchase.recorded() < pause.toNanos());
    }

    @ParameterizedTest
    @MethodSource("guards")
    void stoppedHolder_keepsOthersOut_ifTheCatalogueSaysSo(String name) throws Exception {
        Guard guard = Guards.named(name);
        String who = guard.isHeld() ? "holder" : "buyer-01";
        RaceResult result =
                race(guard, "pause " + who + " before " + beforeChange(guard) + " for " + PAUSE.toMillis() + "ms");

        assertThat(othersWentOn(result, only(result)))
                .as("others went on; the catalogue: %s", guard.onPause())
                .isNotEqualTo(guard.onPause().startsWith("All others wait"));
    }

    private static Step beforeChange(Guard guard) {
        return switch (guard.purchaseKind()) {
            case READ_THEN_WRITE -> Step.WRITE;
            case OPTIMISTIC -> Step.COMPARE_AND_SET;
            case ATOMIC -> Step.TAKE;
        };
    }

    @ParameterizedTest
    @MethodSource("guardsWithWaiters")
    void killedWaiter_neitherBlocksTheOthers_norLosesASeat(String name) throws Exception {
        RaceResult result = race(Guards.named(name), "kill waiter after 20ms");

        BuyerHistory victim = result.history().buyers().stream()
                .filter(buyer ->
                        buyer.buyer().equals(Objects.requireNonNull(only(result).buyer())))
                .findFirst()
                .orElseThrow();
        PurchaseRecord last = victim.purchases().get(victim.purchases().size() - 1);
        assertThat(last.hasBegun(Step.ACQUIRE)).isTrue();
        assertThat(last.end(Step.ACQUIRE)).isZero();
        assertThat(result.judgement().unknown()).isZero();
    }
}
