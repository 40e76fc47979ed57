package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;

/** Buyer processes that are forked once and take part in several races. */
@ExtendWith(FromTheJar.class)
class BuyerPoolIT {

    private static final Duration THINK = Duration.ofMillis(2);
    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private RaceResult hold(BuyerPool pool, RaceSettings settings) throws IOException, InterruptedException {
        return hold(pool, settings, RaceObserver.NONE);
    }

    private RaceResult hold(BuyerPool pool, RaceSettings settings, RaceObserver observer)
            throws IOException, InterruptedException {
        return hold(pool, settings, observer, () -> false);
    }

    private RaceResult hold(BuyerPool pool, RaceSettings settings, RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        RaceResult result = pool.hold(settings, runs.path(), observer, interrupted);
        assertThat(result).as("the race began").isNotNull();
        assertThat(result.judgement().sold()).isPositive();
        return result;
    }

    private static Map<String, Long> pids(RaceResult result) {
        Map<String, Long> pids = new HashMap<>();
        for (RaceResult.BuyerResult buyer : result.buyers()) {
            pids.put(buyer.name(), buyer.pid());
        }
        return pids;
    }

    private void assertNoBuyerIsLeft() {
        assertThat(runs.processes()).as("buyers that are left").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "h2"})
    void sameProcesses_raceUnderEveryGuard_inAFolderForEachRace(String store) throws Exception {
        List<String> guards = List.of("none", "lock-file", "file-lock");
        Map<String, Long> first = new HashMap<>();
        try (BuyerPool pool = BuyerPool.forRaces(guards.size())) {
            for (String guard : guards) {
                RaceResult result = hold(pool, HeldRace.settings(guard, store));

                HeldRace.assertUntroubled(result);
                assertThat(result.judgement().asPromised()).isTrue();
                assertThat(result.history().guard()).isEqualTo(guard);
                assertThat(result.millis().warmUp())
                        .isPositive()
                        .isLessThan(result.millis().fork());
                first.putAll(first.isEmpty() ? pids(result) : Map.of());
                assertThat(pids(result)).isEqualTo(first);
                for (String buyer : first.keySet()) {
                    assertThat(result.folder().resolve(buyer + ".log")).isEmptyFile();
                    assertThat(result.folder().resolve(buyer + ".history")).isNotEmptyFile();
                }
                assertThat(Results.of(RunFolder.open(result.folder())).judgement())
                        .isEqualTo(result.judgement());
            }
            assertNoBuyerIsLeft();
        }
    }

    @Test
    void killedBuyer_isForkedAgain_andTheOthersContinue() throws Exception {
        RaceSettings settings = HeldRace.settings("file-lock");
        try (BuyerPool pool = BuyerPool.forRaces(2)) {
            RaceResult killed = hold(pool, HeldRace.withKill(settings, LONG));
            RaceResult next = hold(pool, settings);

            assertThat(killed.killed()).isNotNull();
            assertThat(killed.judgement().verdict()).isEqualTo(Verdict.UNKNOWN);
            HeldRace.assertUntroubled(next);
            assertThat(next.judgement().verdict()).isEqualTo(Verdict.VALID);
            for (String buyer : pids(killed).keySet()) {
                boolean same = pids(next).get(buyer).equals(pids(killed).get(buyer));
                assertThat(same).as(buyer + " is the same process").isEqualTo(!buyer.equals(killed.killed()));
            }
        }
        assertNoBuyerIsLeft();
    }

    @Test
    void buyerKilledBetweenTwoRaces_isForkedAgain() throws Exception {
        RaceSettings settings = HeldRace.settings("file-lock");
        try (BuyerPool pool = BuyerPool.forRaces(2)) {
            Map<String, Long> before = pids(hold(pool, settings));
            ProcessHandle victim = ProcessHandle.of(before.get("buyer-01")).orElseThrow();
            victim.destroyForcibly(); // the test does not wait for its end
            RaceResult next = hold(pool, settings);

            HeldRace.assertUntroubled(next);
            assertThat(pids(next).get("buyer-01")).isNotEqualTo(victim.pid());
            assertThat(pids(next).get("buyer-02")).isEqualTo(before.get("buyer-02"));
        }
        assertNoBuyerIsLeft();
    }

    @Test
    void orderToStopARace_doesNotStopTheNext() throws Exception {
        RaceSettings endless = HeldRace.settings("file-lock", 3, 50_000, THINK, Duration.ofMillis(200));
        RaceIntervention afterSales = new RaceIntervention((folder, buyers) -> {});
        try (BuyerPool pool = BuyerPool.forRaces(2)) {
            RaceResult stopped = hold(pool, endless, afterSales);
            RaceResult next = hold(pool, HeldRace.settings("lock-file", 3, 30, THINK, LONG));

            assertThat(stopped.judgement().endedBy()).isEqualTo(EndReason.TIME_LIMIT);
            HeldRace.assertUntroubled(next);
            assertThat(next.judgement().endedBy()).isEqualTo(EndReason.SOLD_OUT);
            assertThat(pids(next)).isEqualTo(pids(stopped));
        }
        assertNoBuyerIsLeft();
    }

    @Test
    void buyerThatHangs_isKilled_andForkedAgain() throws Exception {
        RaceSettings endless = HeldRace.settings("none", 3, 50_000, THINK, LONG);
        RaceIntervention stop = new RaceIntervention(
                (folder, buyers) -> ProcessTable.signal("STOP", buyers.get(0).pid()));
        try (BuyerPool pool = BuyerPool.forRaces(2)) {
            RaceResult hung = hold(pool, endless, stop, stop::isDone);
            RaceResult next = hold(pool, HeldRace.settings("none", 3, 30, THINK, LONG));

            assertThat(hung.buyers())
                    .extracting(RaceResult.BuyerResult::exitCode)
                    .containsExactly(-9, 0, 0);
            HeldRace.assertUntroubled(next);
            assertThat(pids(next).get("buyer-01")).isNotEqualTo(pids(hung).get("buyer-01"));
            assertThat(pids(next).get("buyer-02")).isEqualTo(pids(hung).get("buyer-02"));
        }
        assertNoBuyerIsLeft();
    }

    @Test
    void closedPool_leavesNoProcess_andAPoolHoldsOnlyItsNumberOfRaces() throws Exception {
        RaceSettings settings = HeldRace.settings("none");
        try (BuyerPool pool = BuyerPool.forRaces(2)) {
            hold(pool, settings);
            assertThat(runs.processes())
                    .as("buyers that wait for the next race")
                    .hasSize(settings.buyers());
        }
        assertNoBuyerIsLeft();
        try (BuyerPool spent = BuyerPool.forRaces(1)) {
            hold(spent, settings);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> hold(spent, settings));
        }
    }

    @Test
    void buyerThatHasFinished_waitsUntilAllHave_andEndsByItself() throws Exception {
        List<Long> atTheEnd = new ArrayList<>();
        RaceObserver observer = new RaceObserver() {
            @Override
            public void ended() {
                atTheEnd.addAll(runs.processes());
            }
        };
        RaceSettings settings = HeldRace.settings("file-lock");

        RaceResult result = HeldRace.of(settings, runs, observer);

        assertThat(atTheEnd).as("buyers that run when the last has finished").hasSize(settings.buyers());
        HeldRace.assertUntroubled(result);
    }

    @Test
    void buyerThatHangsAfterItHasFinished_isKilled_andItsSalesCount() throws Exception {
        RaceObserver observer = new RaceObserver() {
            @Override
            public void ended() {
                signal("STOP", runs.processes().get(0));
            }
        };

        RaceResult result = HeldRace.of(HeldRace.settings("file-lock"), runs, observer);

        assertThat(result.failures()).singleElement().asString().contains("signal 9");
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().unknown()).isZero();
    }

    private static void signal(String signal, long pid) {
        try {
            ProcessTable.signal(signal, pid);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
