package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.lock.file.LockFile;
import ticketrace.lock.memory.FairLock;
import ticketrace.lock.memory.RobustLock;

/** The locks that can show their own steps take these steps, in this order, when nobody disturbs them. */
class LockStepsTest {

    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();

    private final LockSteps steps = new LockSteps() {
        @Override
        public void before(String step) {
            heard.add(step);
        }

        @Override
        public boolean pause(Backoff backoff) {
            heard.add("pause");
            return false;
        }
    };

    private Path file() {
        return folder.resolve("lock");
    }

    private static void acquireAndRelease(ProcessLock lock) throws IOException, InterruptedException {
        assertThat(lock.acquire(Duration.ofMinutes(1))).isNotNull();
        lock.release();
    }

    @Test
    void lockFile() throws IOException, InterruptedException {
        try (LockFile lock = new LockFile(file(), steps)) {
            acquireAndRelease(lock);
        }
        assertThat(heard).containsExactly("CREATE", "WRITE", "LOOK", "DELETE");
    }

    @Test
    void lockFileThatIsTaken_pausesAtTheHearersPace() throws IOException, InterruptedException {
        try (LockFile holder = new LockFile(file());
                LockFile lock = new LockFile(file(), steps)) {
            assertThat(holder.tryAcquire()).isNotNull();
            assertThat(lock.acquire(Duration.ofMinutes(1)))
                    .as("the hearer told it to give up")
                    .isNull();
        }
        assertThat(heard).containsExactly("CREATE", "pause");
    }

    @Test
    void fairLock() throws IOException, InterruptedException {
        try (FairLock lock = new FairLock(file(), steps)) {
            acquireAndRelease(lock);
            acquireAndRelease(lock);
        }
        assertThat(heard)
                .containsExactly(
                        "READ-TAIL",
                        "LOCK",
                        "GIVE",
                        "READ-GONE",
                        "SET-GONE",
                        "UNLOCK",
                        "READ-TAIL",
                        "LOCK",
                        "GIVE",
                        "READ-GONE",
                        "SET-GONE",
                        "UNLOCK");
    }

    @Test
    void robustLock() throws IOException, InterruptedException {
        try (RobustLock lock = new RobustLock(file(), steps)) {
            acquireAndRelease(lock);
        }
        assertThat(heard).containsExactly("COMPARE-AND-SET", "FREE");
    }
}
