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

    private boolean had() throws Exception {
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

    /** The wait that ends without success is the one that needs the file once more. */
    @Test
    void fileThatSomebodyReplaced_isToldByWhoWaits_andIsTheLockAgainWhenItIsBack() throws Exception {
        Path away = folder.resolve("away");
        try (OtherProcess process = OtherProcess.start()) {
            OtherProcess.Lock theirs = heldBy(process);
            assertThat(had()).isFalse();
            Files.move(file, away);
            Files.createDirectory(file);
            for (int i = 0; i < 2; i++) {
                assertThatIOException()
                        .isThrownBy(this::had)
                        .withMessageContainingAll(file.toString(), "somebody has replaced");
            }
            Files.delete(file);
            Files.move(away, file);
            assertThat(had()).isFalse();
            theirs.release();
            assertThat(had()).isTrue();
        }
    }

    @Test
    void fileThatSomebodyDeleted_isToldByWhoWaits_andANewOneCanBeOpenedInItsPlace() throws Exception {
        try (OtherProcess process = OtherProcess.start()) {
            heldBy(process);
            Files.delete(file);
            assertThatIOException()
                    .isThrownBy(this::had)
                    .withMessageContainingAll(file.toString(), "somebody has deleted");
        }
        locks.close();
        locks = new RecordLocks(file);
        assertThat(had()).isTrue();
    }

    @Test
    void closedLocks_giveTheNameBack_howeverTheWaitBeforeEnded() throws Exception {
        try (OtherProcess process = OtherProcess.start()) {
            heldBy(process);
            assertThat(had()).isFalse();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(this::had);
            Files.delete(file);
            assertThatIOException().isThrownBy(this::had);
            Files.createFile(file);
        }
        locks.close();
        locks.close();
        locks = new RecordLocks(file);
        assertThat(had()).isTrue();
    }

    @Test
    void freeRange_isHad_whenTheTimeIsOverBeforeItIsLookedAt() throws Exception {
        for (int i = 1; i <= TIMES; i++) {
            FileLock lock = locks.lock(0, 1, in(Duration.ofHours(-1)));
            assertThat(lock).as("lock %d", i).isNotNull();
            lock.release();
        }
    }

    @Test
    void waitWithoutAThreadToEndIt_ends_allTheSame() throws Exception {
        locks.close();
        locks = new RecordLocks(file, new InterruptTimer(new ThreadsOfABusySystem(2)), StandardOpenOption.WRITE);
        try (OtherProcess process = OtherProcess.start()) {
            OtherProcess.Lock theirs = heldBy(process);
            for (int i = 0; i < 3; i++) {
                assertThat(had())
                        .as("wait %d, of which the first two get no thread", i)
                        .isFalse();
            }
            theirs.release();
            assertThat(had()).isTrue();
        }
    }
}
