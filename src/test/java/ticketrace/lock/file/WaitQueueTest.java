package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitQueueTest {

    @TempDir
    Path folder;

    /** A head of the queue that always gets the lock. */
    private static final WaitQueue.Head FREE = new WaitQueue.Head() {
        @Override
        public boolean look(long deadline) {
            return true;
        }

        @Override
        public boolean lookOnce() {
            return true;
        }
    };

    private static long ago(Duration time) {
        return System.nanoTime() - time.toNanos();
    }

    @Test
    void freeLock_isAcquired_evenIfTheDeadlineIsOverAtTheFirstTry() throws Exception {
        WaitQueue line = new WaitQueue(folder.resolve("race.lock.line"));
        try {
            assertThat(line.wait(FREE, ago(Duration.ofHours(1)))).isTrue();
        } finally {
            line.leave();
            line.closeIfUnused();
        }
    }
}
