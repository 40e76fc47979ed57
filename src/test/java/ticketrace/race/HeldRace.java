package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.guard.Guards;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.store.Isolation;

/** Holds races of real processes for tests, and checks in each race what must hold for every race. */
public final class HeldRace {

    private static final int SOME_BUYERS = 4;
    private static final int SOME_TICKETS = 60;

    /** The tickets of a race without think time and without system calls: enough for buyers to contend. */
    private static final int MANY_TICKETS = 200_000;

    /** Long enough for buyers to contend. */
    private static final Duration THINK = Limits.whileBusy(Duration.ofMillis(2));

    private static final Duration TIMEOUT = Limits.RACE;

    private HeldRace() {}

    /** Four buyers and sixty tickets, on the file store. */
    public static RaceSettings settings(String guard) {
        return settings(guard, "file");
    }

    /** Four buyers and sixty tickets, or as many as buyers need to contend; transactions at the strongest isolation. */
    static RaceSettings settings(String guard, String store) {
        boolean instant = guard.equals("atomic") && store.equals("mapped");
        return settings(guard, store, SOME_BUYERS, instant ? MANY_TICKETS : SOME_TICKETS, THINK, TIMEOUT);
    }

    static RaceSettings settings(String guard, int buyers, int tickets, Duration think, Duration timeout) {
        return settings(guard, "file", buyers, tickets, think, timeout);
    }

    static RaceSettings settings(
            String guard, String store, int buyers, int tickets, Duration think, Duration timeout) {
        Isolation level = Guards.named(guard).hasIsolation() ? Isolation.SERIALIZABLE : null;
        return RaceSettings.of(
                        store, guard, Load.of(buyers, tickets).withThink(think).withTimeout(timeout))
                .withIsolation(level);
    }

    /** Every guard with every store that it supports. */
    static Stream<Arguments> everyGuardOnEveryStore() {
        return Guards.all().stream()
                .flatMap(guard -> Guards.storeNamesOf(guard).stream().map(store -> Arguments.of(guard.name(), store)));
    }

    static RaceSettings withKill(RaceSettings settings, Duration timeout) {
        return settings.withLoad(settings.load().withTimeout(timeout)).withKillHolder();
    }

    public static RaceResult of(RaceSettings settings, RunsFolder runs) throws IOException, InterruptedException {
        return of(settings, runs, RaceObserver.NONE);
    }

    static RaceResult of(RaceSettings settings, RunsFolder runs, RaceObserver observer)
            throws IOException, InterruptedException {
        return of(settings, runs, observer, () -> false);
    }

    static RaceResult of(RaceSettings settings, RunsFolder runs, RaceObserver observer, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        RaceResult result = Race.hold(settings, runs.path(), observer, interrupted);
        assertThat(result).as("the race began").isNotNull();
        checkWorkWasDone(settings, result);
        checkFolder(runs, result);
        checkAuditAgrees(result);
        return result;
    }

    private static void checkWorkWasDone(RaceSettings settings, RaceResult result) {
        assertThat(result.judgement().sold()).as("sold").isPositive();
        assertThat(result.buyers()).as("buyers that reported").hasSize(settings.buyers());
        assertThat(result.buyers())
                .extracting(RaceResult.BuyerResult::pid)
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(result.buyers())
                .extracting(RaceResult.BuyerResult::exitCode)
                .as("exit codes")
                .doesNotContainNull();
        assertThat(result.buyers().stream()
                        .mapToInt(RaceResult.BuyerResult::sold)
                        .sum())
                .as("sum of the sales of all buyers")
                .isEqualTo(result.judgement().sold());
    }

    private static void checkFolder(RunsFolder runs, RaceResult result) {
        assertThat(runs.processes()).as("buyers that are left").isEmpty();
        assertThat(result.folder()).hasParent(runs.path());
        List<String> files = RunsFolder.list(result.folder()).stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .toList();
        assertThat(files).contains("race.json", "result.json", "tickets.txt", "sales.csv");
        assertThat(files).doesNotContain("scratch");
        assertThat(files.contains("tickets.lock"))
                .as("tickets.lock is kept")
                .isEqualTo(result.history().guard().equals("file-lock"));
        assertThat(files.stream().filter(file -> file.endsWith(".db")))
                .as("databases")
                .hasSize(result.history().store().equals("h2") ? 1 : 0);
        for (RaceResult.BuyerResult buyer : result.buyers()) {
            assertThat(files).contains(buyer.name() + ".log");
            assertThat(files.contains(buyer.name() + ".history"))
                    .as("the history of %s", buyer.name())
                    .isEqualTo(result.history().recorded());
        }
    }

    private static void checkAuditAgrees(RaceResult result) throws IOException {
        RaceResult again = Results.of(RunFolder.open(result.folder()));
        assertThat(again.judgement()).as("judgement from the files").isEqualTo(result.judgement());
        assertThat(again.killed()).isEqualTo(result.killed());
    }

    /** Checks that the race had no trouble: every buyer ended by itself and closed its history. */
    static void assertUntroubled(RaceResult result) {
        assertThat(result.failures()).isEmpty();
        assertThat(result.ioError()).isFalse();
        assertThat(result.killed()).isNull();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsOnly(0);
        assertThat(result.history().buyers()).allMatch(buyer -> buyer.isClosed());
    }

    /** The number of purchases in which this step ended. */
    static long ended(RaceResult result, Step step) {
        return result.history().buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .filter((PurchaseRecord purchase) -> purchase.end(step) != 0)
                .count();
    }
}
