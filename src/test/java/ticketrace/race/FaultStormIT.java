package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.Thorough;
import ticketrace.audit.Verdict;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.LeaseLockGuard;
import ticketrace.history.PurchaseRecord;
import ticketrace.run.Fault;
import ticketrace.run.FaultOutcome;
import ticketrace.run.FaultText;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/**
 * Random kills and pauses under every guard whose dead holder blocks nobody for ever, on every store; and leases that run
 * out, with and without fencing. {@code -Pthorough} makes a thousand kills, five hundred pauses and two hundred races of
 * each kind of lease.
 */
@ExtendWith(FromTheJar.class)
class FaultStormIT {

    private static final int BUYERS = 8;
    private static final long SEED = 20_261_201;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private record Case(Guard guard, String store) {}

    private static List<Case> crashSafe() {
        List<Case> cases = new ArrayList<>();
        for (Guard guard : Guards.all()) {
            for (String store : Guards.storeNamesOf(guard)) {
                Isolation level = guard.hasIsolation() ? Isolation.SERIALIZABLE : null;
                boolean sellsOnce = Guards.promise(guard.name(), store, level).expectation(Anomaly.DOUBLE_BOOKED)
                        == Expectation.FORBIDDEN;
                if (sellsOnce && !guard.name().equals("lock-file")) {
                    cases.add(new Case(guard, store));
                }
            }
        }
        return cases;
    }

    private static RaceSettings settings(Case of, String fault) {
        RaceSettings settings =
                HeldRace.settings(of.guard().name(), of.store(), BUYERS, 2_000, Duration.ofMillis(1), Limits.RACE);
        return (of.guard().noticesTime()
                        ? settings.withGuardOptions(Map.of(LeaseLockGuard.LEASE_MILLIS, "60"))
                        : settings)
                .withFaults(List.of(FaultText.parse(fault), FaultText.parse("slow RECORD 1ms")));
    }

    /** Holds races until so many faults have happened. Returns in how many races. */
    private int storm(int wanted, Class<? extends Fault> kind, Function<Random, String> fault) throws Exception {
        Random random = new Random(SEED);
        List<Case> cases = crashSafe();
        int races = 0;
        for (int faults = 0; faults < wanted; races++) {
            Case each = cases.get(random.nextInt(cases.size()));
            String drawn = fault.apply(random);
            RaceResult result = HeldRace.of(settings(each, drawn), runs);

            String what =
                    each.guard().name() + " on " + each.store() + ", '" + drawn + "', seed " + SEED + ", race " + races;
            assertThat(result.failures()).as(what).isEmpty();
            assertThat(result.judgement().asPromised())
                    .as("%s: %s", what, result.judgement().findings())
                    .isTrue();
            boolean isLease = each.guard().noticesTime();
            assertThat(isLease || result.judgement().verdict() != Verdict.VIOLATED)
                    .as(what)
                    .isTrue();
            faults += (int) result.casualties().faults().stream()
                    .filter(done -> kind.isInstance(done.fault()) && !done.isMissed())
                    .count();
            assertThat(races)
                    .as("races for %d faults; the last: %s", faults, what)
                    .isLessThan(wanted);
        }
        return races;
    }

    @Test
    void randomKills_neverMakeAVerdictWrong() throws Exception {
        int races = storm(
                Thorough.or(1_000, 30),
                Fault.Kill.class,
                random -> "kill any seed " + random.nextInt(1_000_000) + " every " + (15 + random.nextInt(40)) + "ms");

        assertThat(races).isPositive();
    }

    @Test
    void randomPauses_neverMakeAVerdictWrong_andNobodyStaysStopped() throws Exception {
        int races = storm(
                Thorough.or(500, 30),
                Fault.Pause.class,
                random -> "pause "
                        + (random.nextBoolean() ? "any seed " + random.nextInt(1_000_000) : "any")
                        + " every " + (20 + random.nextInt(40)) + "ms for " + (1 + random.nextInt(30)) + "ms");

        assertThat(races).isPositive();
    }

    private static RaceSettings lease(boolean fenced) {
        RaceSettings settings = HeldRace.settings("lease-lock", BUYERS, 100, Duration.ofMillis(1), Limits.RACE)
                .withGuardOptions(Map.of(LeaseLockGuard.LEASE_MILLIS, "100", LeaseLockGuard.RECHECK, "off"));
        RaceSettings chosen = fenced ? settings.withFencing() : settings;
        return chosen.withFaults(List.of(Fault.pauseHolder(settings.load(), Duration.ofMillis(300))));
    }

    /** Whether another buyer had read before the paused one wrote: a busy machine may have kept all of them away. */
    private static boolean anotherHasRead(RaceResult result, FaultOutcome pause) {
        return result.history().buyers().stream()
                .filter(buyer -> !buyer.buyer().equals(pause.buyer()))
                .flatMap(buyer -> buyer.purchases().stream())
                .map(PurchaseRecord::readEnd)
                .anyMatch(read -> read > pause.fromNanos() && read < pause.toNanos());
    }

    @Test
    void leaseThatRunsOutBetweenReadAndWrite_isToldAsAStaleWrite() throws Exception {
        for (int race = 0; race < Thorough.or(200, 3); race++) {
            RaceResult result = HeldRace.of(lease(false), runs);
            FaultOutcome pause = result.casualties().faults().get(0);

            assertThat(pause.isMissed()).isFalse();
            assertThat(result.judgement().staleWrites())
                    .as("stale writes in race %d", race)
                    .matches(stale -> stale > 0 || !anotherHasRead(result, pause));
        }
    }

    @Test
    void fencedLeaseThatRunsOut_sellsNoSeatTwice() throws Exception {
        int fenced = 0;
        for (int race = 0; race < Thorough.or(200, 3); race++) {
            RaceResult result = HeldRace.of(lease(true), runs);

            assertThat(result.judgement().verdict())
                    .as("race %d: %s", race, result.judgement().findings())
                    .isEqualTo(Verdict.VALID);
            fenced += result.judgement().fenced();
        }
        assertThat(fenced).as("refused purchases of all races").isPositive();
    }
}
