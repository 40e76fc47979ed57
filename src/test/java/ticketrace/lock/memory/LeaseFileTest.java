package ticketrace.lock.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Scratch;

/** The lock of a schedule, and its file as the launcher sees it. */
class LeaseFileTest {

    private static final long ME = ProcessHandle.current().pid();

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private Path path;
    private LeaseFile file;
    private LeaseLock lock;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("lease");
        file = new LeaseFile(path);
        lock = LeaseLock.inSchedule(path, Duration.ofMillis(1));
    }

    @AfterEach
    void close() throws IOException {
        lock.close();
    }

    @Test
    void lease_runsUntilTimePasses_howeverLongTheStudentThinks() throws Exception {
        assertThat(file.look()).isEqualTo("free");
        assertThat(lock.tryAcquire()).isNotNull();
        Thread.sleep(20); // the lease of a free race would have ended long ago
        assertThat(file.look()).isEqualTo("held@" + ME);
        assertThat(lock.isHeld()).isTrue();

        file.passTime();

        assertThat(file.look()).isEqualTo("ended@" + ME);
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void endedLease_isTakenOver_andEachGrantHasANumberOfItsOwn() throws Exception {
        long first = Objects.requireNonNull(lock.tryAcquire()).token();
        lock.release();
        assertThat(file.look()).isEqualTo("free");
        long second = Objects.requireNonNull(lock.tryAcquire()).token();
        file.passTime();
        lock.release();
        assertThat(file.look()).isEqualTo("free");
        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    void freedLock_isHeldByNobody() throws Exception {
        assertThat(lock.tryAcquire()).isNotNull();
        file.free();
        assertThat(file.look()).isEqualTo("free");
        assertThat(lock.isHeld()).isFalse();
    }

    /** The word of the lock has room for some hundred long times only. */
    @Test
    void timeOfASchedule_beginsAnew_howeverManySchedulesWereBefore() throws Exception {
        for (int schedule = 0; schedule < 2_000; schedule++) {
            file.free();
            assertThat(lock.tryAcquire()).isNotNull();
            file.passTime();
            assertThat(file.look()).as("in schedule %d", schedule).startsWith("ended@");
            lock.release();
        }
    }

    @Test
    void fileThatIsNotThere_isFree_andStaysAway() throws Exception {
        LeaseFile none = new LeaseFile(folder.resolve("none"));
        none.passTime();
        none.free();
        assertThat(none.look()).isEqualTo("free");
        assertThat(folder.resolve("none")).doesNotExist();
        LeaseFile empty = new LeaseFile(Files.createFile(folder.resolve("empty")));
        empty.passTime();
        assertThat(empty.look()).isEqualTo("free");
        assertThat(folder.resolve("empty")).isEmptyFile();
    }
}
