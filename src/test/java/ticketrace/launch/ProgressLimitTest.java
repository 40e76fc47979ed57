package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketrace.launch.ProcessActivity.Doing;

/** A limit depends on what the watched processes do. The clock and the processes are the test's own. */
class ProgressLimitTest {

    private static final long FIRST = 11;
    private static final long SECOND = 22;

    private final Map<Long, ProcessActivity> processes = new HashMap<>();
    private double seconds;

    private ProgressLimit ofTenSeconds(long... pids) {
        return new ProgressLimit(processes::get, () -> nanos(seconds), Duration.ofSeconds(10), pids);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    private void setActivity(long pid, Doing doing, double usedSeconds, double queuedSeconds) {
        processes.put(pid, new ProcessActivity(nanos(usedSeconds), nanos(queuedSeconds), doing));
    }

    private boolean isOver(ProgressLimit limit, double atSecond) {
        seconds = atSecond;
        return limit.isOver();
    }

    @Test
    void sleepingProcess_reachesTheLimit() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);

        assertThat(isOver(limit, 5)).isFalse();
        assertThat(isOver(limit, 9.99)).isFalse();
        assertThat(isOver(limit, 10)).isTrue();
        assertThat(limit.words())
                .isEqualTo("within 10 s; it sleeps, and used 0.00 s of processor time in the last 5 s");
    }

    @Test
    void limitThatIsOver_staysOver() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        isOver(limit, 10);
        setActivity(FIRST, Doing.RUNS, 9, 0);

        assertThat(isOver(limit, 15)).isTrue();
    }

    @Test
    void processThatUsedTheProcessor_getsHalfOfTheLimitAgain() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        setActivity(FIRST, Doing.SLEEPS, 1.05, 0);

        assertThat(isOver(limit, 10)).isFalse();
        assertThat(isOver(limit, 14.99)).isFalse();
        assertThat(isOver(limit, 15)).isTrue();
    }

    /** A JVM that only sleeps was measured to use 0.8 ms of processor time per second. */
    @Test
    void processorTimeOfAnIdleJvm_doesNotCountAsWork() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        setActivity(FIRST, Doing.SLEEPS, 1.04, 0.4);

        assertThat(isOver(limit, 10)).isTrue();
    }

    @Test
    void processThatGetsNoProcessor_doesNotReachTheLimit() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        setActivity(FIRST, Doing.SLEEPS, 1, 0.5);
        assertThat(isOver(limit, 10))
                .as("limit reached, though the process has waited for a processor")
                .isFalse();

        setActivity(FIRST, Doing.RUNS, 1, 0.5);
        assertThat(isOver(limit, 15))
                .as("limit reached, though the process waits for a processor")
                .isFalse();
        assertThat(isOver(limit, 20))
                .as("limit reached, though the process still waits for a processor")
                .isFalse();

        setActivity(FIRST, Doing.SLEEPS, 1, 0.5);
        assertThat(isOver(limit, 25)).isTrue();
    }

    @Test
    void processThatWaitsForADisk_doesNotReachTheLimit() {
        setActivity(FIRST, Doing.WAITS_FOR_A_DISK, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);

        assertThat(isOver(limit, 10)).isFalse();
    }

    @Test
    void stoppedProcess_isNamedAsStopped() {
        setActivity(FIRST, Doing.IS_STOPPED, 1.234, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);

        assertThat(isOver(limit, 10)).isTrue();
        assertThat(limit.words()).contains("within 10 s; it is stopped, as by SIGSTOP, and used 0.00 s");
    }

    @Test
    void processThatNeverStopsWorking_reachesTheLimitInTheEnd() {
        setActivity(FIRST, Doing.RUNS, 0, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        for (int check = 1; check < 2 * ProgressLimit.MOST; check++) {
            setActivity(FIRST, Doing.RUNS, 5 * check, 0);
            assertThat(isOver(limit, 5 * check)).as("after %d s", 5 * check).isFalse();
        }
        setActivity(FIRST, Doing.RUNS, 10 * ProgressLimit.MOST, 0);

        assertThat(isOver(limit, 10 * ProgressLimit.MOST)).isTrue();
        assertThat(limit.words()).startsWith("within 200 s; it runs or waits for a processor, and used 5.00 s");
    }

    @Test
    void oneWorkingProcessOfSeveral_extendsTheLimit() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        setActivity(SECOND, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST, SECOND);
        isOver(limit, 5);
        setActivity(SECOND, Doing.SLEEPS, 2, 0);

        assertThat(isOver(limit, 10)).isFalse();
        assertThat(isOver(limit, 15)).isTrue();
        assertThat(limit.words()).contains("; pid 11: it sleeps, and").contains("; pid 22: it sleeps, and");
    }

    /** Ctrl-Z in the terminal stops the launcher and its children; no child is given up when they continue. */
    @Test
    void timeInWhichThisProcessWasStopped_doesNotCount() {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);

        assertThat(isOver(limit, 3600)).isFalse();
        assertThat(isOver(limit, 3604.99)).isFalse();
        assertThat(isOver(limit, 3605)).isTrue();
    }

    @Test
    void limitOnNoProcess_isOverInTime() {
        ProgressLimit limit = ofTenSeconds();
        isOver(limit, 5);

        assertThat(isOver(limit, 10)).isTrue();
        assertThat(limit.words()).isEqualTo("within 10 s");
    }

    @Test
    void waitAtTheLimit_checksTheConditionOnceMore() throws InterruptedException {
        setActivity(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);

        boolean fulfilled = limit.await(nanos -> {
            seconds += nanos / 1e9;
            return false;
        });

        assertThat(fulfilled).isFalse();
        assertThat(seconds).isEqualTo(10);
        assertThat(limit.await(nanos -> true)).as("the condition is now true").isTrue();
    }
}
