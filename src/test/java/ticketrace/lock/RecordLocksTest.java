package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLocksTest {

    private static final int TIMES = 3000;

    @TempDir
    Path folder;

    private Path file;
    private RecordLocks locks;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("race.lock");
        locks = new RecordLocks(file);
    }

    @AfterEach
    void close() throws Exception {
        locks.close();
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    @Test
    void freeRange_isHad_whenTheTimeIsOverBeforeItIsLookedAt() throws Exception {
        for (int i = 1; i <= TIMES; i++) {
            FileLock lock = locks.lock(0, 1, in(Duration.ofHours(-1)));
            assertThat(lock).as("lock %d", i).isNotNull();
            lock.release();
        }
    }
}
