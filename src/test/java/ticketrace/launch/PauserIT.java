package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Await;
import ticketrace.ChildJvm;
import ticketrace.Limits;
import ticketrace.ProcessTable;

/** A pauser stops a process, and the process continues whatever happens to the pauser. */
class PauserIT {

    @TempDir
    Path folder;

    private Path written;
    private Process victim;

    /** Starts a process that writes without a pause, and ends by itself long after the test. */
    @BeforeEach
    void startVictim() throws IOException {
        written = folder.resolve("written");
        String script = "trap '' TERM; i=0; while [ $i -lt 2000000000 ]; do i=$((i+1)); echo $i >&3; done 3>\"$1\"";
        victim = new ProcessBuilder("sh", "-c", script, "sh", written.toString()).start();
        Await.until("the process writes", () -> Files.exists(written) && size() > 0);
    }

    @AfterEach
    void endVictim() throws InterruptedException {
        victim.destroyForcibly();
        assertThat(victim.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                .isTrue();
    }

    private long size() {
        return written.toFile().length();
    }

    private void assertContinues() {
        long before = size();
        Await.until("the process writes again", () -> size() > before);
    }

    @Test
    void pausedProcess_writesNothing_untilItIsResumed() throws Exception {
        try (Pauser pauser = Pauser.start()) {
            for (int i = 0; i < 50; i++) {
                assertThat(pauser.pause(victim.pid())).isTrue();
                assertThat(ProcessTable.standsStill(victim.pid())).isTrue();
                long before = size();
                Thread.onSpinWait();
                assertThat(size()).isEqualTo(before);
                pauser.resume(victim.pid());
                assertContinues();
            }
        }
        assertContinues();
    }

    @Test
    void endedProcess_isNotPaused() throws Exception {
        try (Pauser pauser = Pauser.start()) {
            victim.destroyForcibly();
            victim.waitFor();
            assertThat(pauser.pause(victim.pid())).isFalse();
            pauser.resume(victim.pid());
        }
    }

    @Test
    void pausedProcess_canBeKilled() throws Exception {
        try (Pauser pauser = Pauser.start()) {
            assertThat(pauser.pause(victim.pid())).isTrue();
            victim.destroyForcibly();
            assertThat(victim.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                    .isTrue();
        }
    }

    @Test
    void close_resumesThePausedProcess() throws Exception {
        try (Pauser pauser = Pauser.start()) {
            assertThat(pauser.pause(victim.pid())).isTrue();
        }
        assertContinues();
    }

    @Test
    void process_continues_ifTheShellThatSendsSignalsIsKilled() throws Exception {
        try (Pauser pauser = Pauser.start()) {
            assertThat(pauser.pause(victim.pid())).isTrue();
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.pid() != victim.pid())
                    .filter(child -> child.info()
                            .arguments()
                            .map(it -> it[1].contains("kill -s"))
                            .orElse(false))
                    .forEach(ProcessHandle::destroyForcibly);
        }
        assertContinues();
    }

    @Test
    void process_continues_ifTheProcessThatPausedItIsKilled() throws Exception {
        try (ChildJvm pauser = ChildJvm.start(TestChild.class, "pauser", String.valueOf(victim.pid()))) {
            assertThat(pauser.hear()).isEqualTo("true");
            assertThat(ProcessTable.standsStill(victim.pid())).isTrue();
            pauser.kill();
        }
        assertContinues();
    }

    @Test
    void process_continues_ifThePauserCannotReadItsState() throws Exception {
        try (ChildJvm pauser =
                ChildJvm.startWithFewFiles(TestChild.class, "starving-pauser", String.valueOf(victim.pid()))) {
            assertThat(pauser.hear()).contains("/proc/" + victim.pid(), "Too many open files");
            assertContinues();
        }
    }
}
