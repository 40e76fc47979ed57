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

/** What the kernel tells of a real process that waits for its input. */
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

    private void awaitThatIt(Doing doing) {
        Await.until(
                "a process of which is said: " + doing.words(),
                () -> ProcessActivity.of(cat.pid()).doing() == doing);
    }

    @Test
    void processThatWaits_sleeps_andUsesNothing() {
        awaitThatIt(Doing.SLEEPS);
        ProcessActivity before = ProcessActivity.of(cat.pid());
        awaitThatIt(Doing.SLEEPS);

        assertThat(ProcessActivity.of(cat.pid()).usedNanos()).isEqualTo(before.usedNanos());
    }

    @Test
    void processThatWorks_usesProcessorTime() {
        long self = ProcessHandle.current().pid();
        long before = ProcessActivity.of(self).usedNanos();

        Await.until(
                "this process has used 20 ms more",
                () -> ProcessActivity.of(self).usedNanos() - before >= 20_000_000);
        assertThat(ProcessActivity.of(self).doing()).as("its thread that asks").isEqualTo(Doing.RUNS);
    }

    @Test
    void stoppedProcess_isStopped_untilItGoesOn() throws Exception {
        ProcessTable.signal("STOP", cat.pid());
        awaitThatIt(Doing.IS_STOPPED);

        ProcessTable.signal("CONT", cat.pid());
        awaitThatIt(Doing.SLEEPS);
    }

    @Test
    void killedProcess_hasEnded() throws Exception {
        cat.destroyForcibly();
        assertThat(cat.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)).isTrue();

        assertThat(ProcessActivity.of(cat.pid()).doing()).isEqualTo(Doing.HAS_ENDED);
    }

    @Test
    void limitOnAStoppedProcess_saysSo() throws Exception {
        ProcessTable.signal("STOP", cat.pid());
        awaitThatIt(Doing.IS_STOPPED);
        ProgressLimit limit = ProgressLimit.on(Duration.ofMillis(20), cat.pid());

        boolean ended = limit.await(nanos -> cat.waitFor(nanos, TimeUnit.NANOSECONDS));

        assertThat(ended).isFalse();
        assertThat(limit.words()).startsWith("within ").contains("; it is stopped, as by SIGSTOP, and used 0.00 s");
    }
}
