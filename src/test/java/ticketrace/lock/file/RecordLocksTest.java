package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Limits;
import ticketrace.lock.CrossProcessContract;
import ticketrace.lock.LockKind;
import ticketrace.lock.OtherProcess;
import ticketrace.lock.ThreadsOfABusySystem;

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

    private boolean acquiresInTime() throws Exception {
        FileLock lock = locks.lock(0, 1, in(Limits.REFUSAL));
        if (lock != null) {
            lock.release();
        }
        return lock != null;
    }

    private OtherProcess.Lock heldBy(OtherProcess process) throws Exception {
        OtherProcess.Lock theirs = process.open(LockKind.FILE_CHANNEL_LOCK, file);
        assertThat(theirs.tryAcquire()).isEqualTo(CrossProcessContract.ACQUIRED);
        return theirs;
    }

    /** A wait that ends without success opens the file again. */
    @Test
    void replacedFile_failsAWait_andIsTheLockAgainAfterItIsMovedBack() throws Exception {
        Path away = folder.resolve("away");
        try (OtherProcess process = OtherProcess.start()) {
            OtherProcess.Lock theirs = heldBy(process);
            assertThat(acquiresInTime()).isFalse();
            Files.move(file, away);
            Files.createDirectory(file);
            for (int i = 0; i < 2; i++) {
                assertThatIOException()
                        .isThrownBy(this::acquiresInTime)
                        .withMessageContainingAll(file.toString(), "somebody has replaced");
            }
            Files.delete(file);
            Files.move(away, file);
            assertThat(acquiresInTime()).isFalse();
            theirs.release();
            assertThat(acquiresInTime()).isTrue();
        }
    }

    @Test
    void deletedFile_failsAWait_andANewFileCanBeOpenedInItsPlace() throws Exception {
        try (OtherProcess process = OtherProcess.start()) {
            heldBy(process);
            Files.delete(file);
            assertThatIOException()
                    .isThrownBy(this::acquiresInTime)
                    .withMessageContainingAll(file.toString(), "somebody has deleted");
        }
        locks.close();
        locks = new RecordLocks(file);
        assertThat(acquiresInTime()).isTrue();
    }

    @Test
    void closedLock_releasesItsPath_howeverItsLastWaitEnded() throws Exception {
        try (OtherProcess process = OtherProcess.start()) {
            heldBy(process);
            assertThat(acquiresInTime()).isFalse();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(this::acquiresInTime);
            Files.delete(file);
            assertThatIOException().isThrownBy(this::acquiresInTime);
            Files.createFile(file);
        }
        locks.close();
        locks.close();
        locks = new RecordLocks(file);
        assertThat(acquiresInTime()).isTrue();
    }

    @Test
    void freeRange_isLocked_evenIfTheDeadlineIsOverAtTheFirstTry() throws Exception {
        for (int i = 1; i <= TIMES; i++) {
            FileLock lock = locks.lock(0, 1, in(Duration.ofHours(-1)));
            assertThat(lock).as("lock %d", i).isNotNull();
            lock.release();
        }
    }

    @Test
    void waitWithoutATimerThread_stillEnds() throws Exception {
        locks.close();
        locks = new RecordLocks(file, new InterruptTimer(new ThreadsOfABusySystem(2)), StandardOpenOption.WRITE);
        try (OtherProcess process = OtherProcess.start()) {
            OtherProcess.Lock theirs = heldBy(process);
            for (int i = 0; i < 3; i++) {
                assertThat(acquiresInTime())
                        .as("wait %d; the first two get no timer thread", i)
                        .isFalse();
            }
            theirs.release();
            assertThat(acquiresInTime()).isTrue();
        }
    }
}
