package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketrace.launch.ProcessActivity.Doing;

/** A limit follows what the processes do: told with a clock and processes of the test's own. */
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

    private void is(long pid, Doing doing, double usedSeconds, double queuedSeconds) {
        processes.put(pid, new ProcessActivity(nanos(usedSeconds), nanos(queuedSeconds), doing));
    }

    private boolean isOver(ProgressLimit limit, double atSecond) {
        seconds = atSecond;
        return limit.isOver();
    }

    @Test
    void processThatSleeps_isLostWhenTheTimeIsOver() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);

        assertThat(isOver(limit, 5)).isFalse();
        assertThat(isOver(limit, 9.99)).isFalse();
        assertThat(isOver(limit, 10)).isTrue();
        assertThat(limit.words())
                .isEqualTo("within 10 s; it sleeps, and used 0.00 s of processor time in the last 5 s");
    }

    @Test
    void limitThatIsOver_staysOver() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        isOver(limit, 10);
        is(FIRST, Doing.RUNS, 9, 0);

        assertThat(isOver(limit, 15)).isTrue();
    }

    @Test
    void processThatUsedTheProcessor_hasHalfOfItAgain() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        is(FIRST, Doing.SLEEPS, 1.05, 0);

        assertThat(isOver(limit, 10)).isFalse();
        assertThat(isOver(limit, 14.99)).isFalse();
        assertThat(isOver(limit, 15)).isTrue();
    }

    /** 0.8 ms of it a second were measured of one that only sleeps. */
    @Test
    void whatAVirtualMachineAtRestUses_isNoWork() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        is(FIRST, Doing.SLEEPS, 1.04, 0.4);

        assertThat(isOver(limit, 10)).isTrue();
    }

    @Test
    void processThatGetsNoProcessor_isNotLost() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);
        is(FIRST, Doing.SLEEPS, 1, 0.5);
        assertThat(isOver(limit, 10)).as("has waited for one").isFalse();

        is(FIRST, Doing.RUNS, 1, 0.5);
        assertThat(isOver(limit, 15)).as("waits for one").isFalse();
        assertThat(isOver(limit, 20)).as("still does").isFalse();

        is(FIRST, Doing.SLEEPS, 1, 0.5);
        assertThat(isOver(limit, 25)).isTrue();
    }

    @Test
    void processThatWaitsForADisk_isNotLost() {
        is(FIRST, Doing.WAITS_FOR_A_DISK, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);

        assertThat(isOver(limit, 10)).isFalse();
    }

    @Test
    void processThatIsStopped_isSaidToBe() {
        is(FIRST, Doing.IS_STOPPED, 1.234, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);

        assertThat(isOver(limit, 10)).isTrue();
        assertThat(limit.words()).contains("within 10 s; it is stopped, as by SIGSTOP, and used 0.00 s");
    }

    @Test
    void processThatGoesInCircles_hasNotForEver() {
        is(FIRST, Doing.RUNS, 0, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        for (int look = 1; look < 2 * ProgressLimit.MOST; look++) {
            is(FIRST, Doing.RUNS, 5 * look, 0);
            assertThat(isOver(limit, 5 * look)).as("after %d s", 5 * look).isFalse();
        }
        is(FIRST, Doing.RUNS, 10 * ProgressLimit.MOST, 0);

        assertThat(isOver(limit, 10 * ProgressLimit.MOST)).isTrue();
        assertThat(limit.words()).startsWith("within 200 s; it runs or waits for a processor, and used 5.00 s");
    }

    @Test
    void oneOfSeveralThatWorks_keepsTheWaitAlive() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        is(SECOND, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST, SECOND);
        isOver(limit, 5);
        is(SECOND, Doing.SLEEPS, 2, 0);

        assertThat(isOver(limit, 10)).isFalse();
        assertThat(isOver(limit, 15)).isTrue();
        assertThat(limit.words()).contains("; pid 11: it sleeps, and").contains("; pid 22: it sleeps, and");
    }

    /** Ctrl-Z in the terminal stops the launcher and its children, and nobody is lost when they go on. */
    @Test
    void whatThisProcessItselfSlept_doesNotCount() {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);
        isOver(limit, 5);

        assertThat(isOver(limit, 3600)).isFalse();
        assertThat(isOver(limit, 3604.99)).isFalse();
        assertThat(isOver(limit, 3605)).isTrue();
    }

    @Test
    void limitOnNobody_isOverInTime() {
        ProgressLimit limit = ofTenSeconds();
        isOver(limit, 5);

        assertThat(isOver(limit, 10)).isTrue();
        assertThat(limit.words()).isEqualTo("within 10 s");
    }

    @Test
    void waitThatIsOver_asksWhetherItHasComeUntilThen() throws InterruptedException {
        is(FIRST, Doing.SLEEPS, 1, 0);
        ProgressLimit limit = ofTenSeconds(FIRST);

        boolean came = limit.await(nanos -> {
            seconds += nanos / 1e9;
            return false;
        });

        assertThat(came).isFalse();
        assertThat(seconds).isEqualTo(10);
        assertThat(limit.await(nanos -> true)).as("has come meanwhile").isTrue();
    }
}
