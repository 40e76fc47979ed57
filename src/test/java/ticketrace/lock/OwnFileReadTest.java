package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static ticketrace.lock.CrossProcessContract.ACQUIRED;
import static ticketrace.lock.CrossProcessContract.REFUSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens, as documented, to a lock whose file is read by other code of the JVM that has the lock open. */
class OwnFileReadTest {

    @TempDir
    Path folder;

    private String tryByAnotherProcess(LockKind kind, boolean readBefore, boolean readHolding) throws Exception {
        Path file = folder.resolve("race.lock");
        try (OtherProcess process = OtherProcess.start();
                ProcessLock lock = kind.open(file)) {
            if (readBefore) {
                Files.readAllBytes(file);
            }
            assertThat(lock.tryAcquire()).isNotNull();
            if (!readBefore) {
                lock.ensureHeld();
            }
            if (readHolding) {
                Files.readAllBytes(file);
            }
            OtherProcess.Lock theirs = process.open(kind, file);
            boolean lost = isLost(lock, "this lock is lost");
            String answer = theirs.tryAcquire();
            assertThat(answer).isEqualTo(lost ? ACQUIRED : REFUSED);
            assertThat(isLost(lock, file.toString())).isEqualTo(lost);
            if (kind == LockKind.ROBUST_LOCK && answer.equals(ACQUIRED)) {
                assertThatIOException().isThrownBy(lock::release).withMessageContaining(file.toString());
            } else {
                lock.release();
            }
            return answer;
        }
    }

    private static boolean isLost(ProcessLock lock, String message) {
        try {
            lock.ensureHeld();
            return false;
        } catch (IOException e) {
            assertThat(e).isInstanceOf(LockLostException.class).hasMessageContaining(message);
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JVM_LOCK")
    void ensureHeld_reportsThatTheLocksFileIsGone(LockKind kind) throws Exception {
        Path file = folder.resolve("race.lock");
        ProcessLock lock = kind.open(file);
        assertThatIllegalStateException().isThrownBy(lock::ensureHeld);
        lock.tryAcquire();
        lock.ensureHeld();
        Files.move(file, folder.resolve("away"));
        assertThat(isLost(lock, "deleted")).isTrue();
        Files.createFile(file);
        assertThat(isLost(lock, "somebody")).isTrue();
        Files.move(folder.resolve("away"), file, StandardCopyOption.REPLACE_EXISTING);
        lock.ensureHeld();
        lock.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FAIR_LOCK", "ROBUST_LOCK"})
    void readByTheHolder_losesARecordLock_andOnlyARobustLockReportsItAtRelease(LockKind kind) throws Exception {
        assertThat(tryByAnotherProcess(kind, false, true)).isEqualTo(ACQUIRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_CHANNEL_LOCK", "FAIR_LOCK"})
    void readBeforeTheAcquire_losesNoLockThatLocksTheFileOnlyWhenAcquired(LockKind kind) throws Exception {
        assertThat(tryByAnotherProcess(kind, true, false)).isEqualTo(REFUSED);
    }

    @Test
    void lostRobustLock_canStillBeClosed() throws Exception {
        Path file = folder.resolve("race.lock");
        try (OtherProcess process = OtherProcess.start()) {
            ProcessLock lock = LockKind.ROBUST_LOCK.open(file);
            assertThat(lock.tryAcquire()).isNotNull();
            Files.readAllBytes(file);
            OtherProcess.Lock theirs = process.open(LockKind.ROBUST_LOCK, file);
            assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
            assertThatIOException().isThrownBy(lock::close).withMessageContaining(file.toString());
            try (ProcessLock again = LockKind.ROBUST_LOCK.open(file)) {
                assertThat(again.tryAcquire()).isNull();
                theirs.release();
                assertThat(again.tryAcquire()).isNotNull();
            }
        }
    }

    @Test
    void readBeforeTheAcquire_losesARobustLock() throws Exception {
        assertThat(tryByAnotherProcess(LockKind.ROBUST_LOCK, true, false)).isEqualTo(ACQUIRED);
    }

    @Test
    void lockFile_isNotLost() throws Exception {
        assertThat(tryByAnotherProcess(LockKind.LOCK_FILE, false, true)).isEqualTo(REFUSED);
    }
}
