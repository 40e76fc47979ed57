package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.Verdict;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.FaultOutcome;
import ticketrace.run.FaultText;
import ticketrace.run.RaceResult;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;

/** A race with several faults, each at its own step, and the report on each fault. */
@ExtendWith(FromTheJar.class)
class FaultsIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static PurchaseRecord lastOf(RaceResult result, String name) {
        BuyerHistory history = result.history().buyers().stream()
                .filter(buyer -> buyer.buyer().equals(name))
                .findFirst()
                .orElseThrow();
        return history.purchases().get(history.purchases().size() - 1);
    }

    @Test
    void eachFault_killsItsBuyerAtItsStep_andAMissedFaultIsReported() throws Exception {
        List<String> faults = List.of(
                "kill holder at WRITE seat 30",
                "kill buyer-02 at RELEASE",
                "kill buyer-02 at READ after 1ms",
                "kill holder after 1ms");
        RaceResult result = HeldRace.of(
                HeldRace.settings("file-lock", 5, 60, Duration.ofMillis(2), Limits.RACE)
                        .withFaults(faults.stream().map(FaultText::parse).toList()),
                runs);

        List<FaultOutcome> outcomes = result.casualties().faults();
        assertThat(outcomes).extracting(outcome -> outcome.fault().toString()).containsExactlyElementsOf(faults);
        String atWrite = outcomes.get(0).buyer();
        assertThat(lastOf(result, atWrite).end(Step.READ)).isNotZero();
        assertThat(lastOf(result, atWrite).hasBegun(Step.WRITE)).isFalse();
        assertThat(lastOf(result, atWrite).value()).isLessThanOrEqualTo(30);
        assertThat(outcomes.stream().skip(1).limit(2).filter(FaultOutcome::isMissed))
                .as("missed faults of buyer-02, which can be killed only once")
                .hasSizeBetween(1, 2);
        assertThat(result.allKilled()).contains(atWrite, "buyer-02").doesNotHaveDuplicates();
        assertThat(result.buyers())
                .allMatch(buyer -> buyer.exitCode() == (result.allKilled().contains(buyer.name()) ? -9 : 0));
        assertThat(result.failures()).isEmpty();
        assertThat(result.judgement().asPromised()).isTrue();
        assertThat(result.judgement().remaining())
                .as("tickets left, though the other buyers continue")
                .isZero();
        assertThat(Results.of(RunFolder.open(result.folder())).casualties().faults())
                .as("faults as the folder reports them")
                .isEqualTo(outcomes);
    }

    private RaceResult raced(String guard, String fault) throws Exception {
        return HeldRace.of(
                HeldRace.settings(guard, 5, 300, Duration.ofMillis(2), Limits.RACE)
                        .withFaults(List.of(FaultText.parse(fault))),
                runs);
    }

    @Test
    void buyersThatASeedDraws_areTheSameInEachRace_andNotThoseOfAnotherSeed() throws Exception {
        List<String> killed = raced("file-lock", "kill any seed 7 every 20ms").allKilled();

        assertThat(killed).hasSize(5).doesNotHaveDuplicates();
        assertThat(raced("file-lock", "kill any seed 7 every 20ms").allKilled()).isEqualTo(killed);
        assertThat(raced("file-lock", "kill any seed 8 every 20ms").allKilled()).isNotEqualTo(killed);
    }

    @Test
    void pauseThatComesAgain_stopsTheHolderEachTime_andNobodyStaysStopped() throws Exception {
        RaceResult result = raced("file-lock", "pause holder every 60ms for 20ms");

        List<FaultOutcome> pauses = result.casualties().faults();
        assertThat(pauses).hasSizeGreaterThan(2).noneMatch(FaultOutcome::isMissed);
        assertThat(pauses).allMatch(pause -> pause.toNanos() > pause.fromNanos());
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.buyers()).allMatch(buyer -> buyer.exitCode() == 0);
    }

    @Test
    void slowStep_isSlowInEachPurchase_andWrittenDownOnce() throws Exception {
        RaceResult result = HeldRace.of(
                HeldRace.settings("file-lock", 2, 10, Duration.ZERO, Limits.RACE)
                        .withFaults(List.of(FaultText.parse("slow RECORD 15ms"))),
                runs);

        assertThat(result.casualties().faults())
                .singleElement()
                .matches(fault -> "all buyers".equals(fault.buyer()) && fault.fromNanos() != 0);
        assertThat(result.history().buyers().stream()
                        .flatMap(buyer -> buyer.purchases().stream())
                        .filter(PurchaseRecord::isSold))
                .hasSize(10)
                .allMatch(sale -> sale.recorded() - sale.written() >= 15_000_000);
    }
}
