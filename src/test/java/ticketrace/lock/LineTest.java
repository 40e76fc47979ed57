package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTest {

    @TempDir
    Path folder;

    /** Finds the lock free, however it looks. */
    private static final Line.Head FREE = new Line.Head() {
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
    void freeLock_isTaken_whenTheTimeIsOverBeforeItIsLookedAt() throws Exception {
        Line line = new Line(folder.resolve("race.lock.line"));
        try {
            assertThat(line.wait(FREE, ago(Duration.ofHours(1)))).isTrue();
        } finally {
            line.leave();
            line.closeIfUnused();
        }
    }
}
