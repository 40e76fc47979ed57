package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.launch.ProgressLimit;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

@ExtendWith(FromTheJar.class)
class RunningBuyersIT {

    private static final Duration SHORT = Duration.ofMillis(200);

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    /** If the launcher learns late of a buyer's end, its limit on the remaining buyers is reached a second time. */
    @Test
    void killedBuyer_isReportedWithItsActivityBefore_evenIfItsEndIsSeenLate() throws Exception {
        RaceSettings settings = HeldRace.settings("none", 1, 1, Duration.ZERO, Limits.RACE);
        RunFolder folder = Race.prepare(settings, runs.path());
        try (BuyerPool pool = BuyerPool.forOneRace();
                ServedStore store = Stores.named("file").create(folder.path(), settings.tickets());
                RunningBuyers buyers = new RunningBuyers(folder, pool, false)) {
            pool.begin(settings);
            assertThat(new StartProcedure(folder, store, buyers).bringToStartLine(RaceObserver.NONE, () -> false))
                    .isTrue();
            ProcessHandle process =
                    ProcessHandle.of(buyers.infos().get(0).pid()).orElseThrow();
            ProcessTable.signal("STOP", process.pid());

            buyers.killThoseThatDidNotStop(limitThatIsOver(buyers));
            process.onExit().get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
            buyers.killThoseThatDidNotStop(limitThatIsOver(buyers));

            assertThat(buyers.failures(Set.of()))
                    .singleElement()
                    .asString()
                    .contains("signal 9: it did not stop within ", "; it is stopped, as by SIGSTOP");
        }
        assertThat(runs.processes()).isEmpty();
    }

    private static ProgressLimit limitThatIsOver(RunningBuyers buyers) throws InterruptedException {
        ProgressLimit limit = buyers.limitOnRacing(SHORT);
        assertThat(limit.await(nanos -> {
                    TimeUnit.NANOSECONDS.sleep(nanos);
                    return false;
                }))
                .isFalse();
        return limit;
    }
}
