package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.launch.ProcessActivity.Doing;

/** The activity of a real process that waits for its input, as the kernel reports it. */
class ProcessActivityTest {

    private Process cat;

    @BeforeEach
    void start() throws IOException {
        cat = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void end() {
        cat.destroyForcibly();
    }

    private void awaitActivity(Doing doing) {
        Await.until(
                "the activity of the process is: " + doing.words(),
                () -> ProcessActivity.of(cat.pid()).doing() == doing);
    }

    @Test
    void waitingProcess_sleeps_andUsesNoProcessorTime() {
        awaitActivity(Doing.SLEEPS);
        ProcessActivity before = ProcessActivity.of(cat.pid());
        awaitActivity(Doing.SLEEPS);

        assertThat(ProcessActivity.of(cat.pid()).usedNanos()).isEqualTo(before.usedNanos());
    }

    @Test
    void workingProcess_usesProcessorTime() {
        long self = ProcessHandle.current().pid();
        long before = ProcessActivity.of(self).usedNanos();

        Await.until(
                "this process has used 20 ms more",
                () -> ProcessActivity.of(self).usedNanos() - before >= 20_000_000);
        assertThat(ProcessActivity.of(self).doing())
                .as("activity of the process that asks, whose thread runs")
                .isEqualTo(Doing.RUNS);
    }

    @Test
    void stoppedProcess_isStopped_untilItIsContinued() throws Exception {
        ProcessTable.signal("STOP", cat.pid());
        awaitActivity(Doing.IS_STOPPED);

        ProcessTable.signal("CONT", cat.pid());
        awaitActivity(Doing.SLEEPS);
    }

    @Test
    void killedProcess_hasEnded() throws Exception {
        cat.destroyForcibly();
        assertThat(cat.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)).isTrue();

        assertThat(ProcessActivity.of(cat.pid()).doing()).isEqualTo(Doing.HAS_ENDED);
    }

    @Test
    void limitOnAStoppedProcess_saysThatItIsStopped() throws Exception {
        ProcessTable.signal("STOP", cat.pid());
        awaitActivity(Doing.IS_STOPPED);
        ProgressLimit limit = ProgressLimit.on(Duration.ofMillis(20), cat.pid());

        boolean ended = limit.await(nanos -> cat.waitFor(nanos, TimeUnit.NANOSECONDS));

        assertThat(ended).isFalse();
        assertThat(limit.words()).startsWith("within ").contains("; it is stopped, as by SIGSTOP, and used 0.00 s");
    }
}
