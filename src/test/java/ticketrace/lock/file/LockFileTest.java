package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.lock.CrossProcessContract;
import ticketrace.lock.LockKind;
import ticketrace.lock.OtherProcess;
import ticketrace.lock.ProcessLock;

class LockFileTest extends CrossProcessContract {

    @Override
    public LockKind kind() {
        return LockKind.LOCK_FILE;
    }

    @Test
    void file_existsExactlyWhileTheLockIsHeld() throws Exception {
        assertThat(file).doesNotExist();
        lock.tryAcquire();
        assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
        theirs.acquire(Limits.REFUSAL);
        assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
        lock.release();
        assertThat(file).doesNotExist();
    }

    @Test
    void killedHolder_keepsTheLockForEver() throws Exception {
        theirs.tryAcquire();
        process.kill();
        assertThat(file).hasContent(process.pid() + "\n");
        assertThat(lock.tryAcquire()).isNull();
        assertThat(lock.acquire(Limits.REFUSAL)).isNull();
        assertThat(file).as("the dead holder's file").hasContent(process.pid() + "\n");
    }

    @Test
    void fileDeletedWhileTheLockIsHeld_isReportedOnRelease() throws Exception {
        lock.tryAcquire();
        Files.delete(file);
        assertThatIOException().isThrownBy(lock::release).withMessageContaining(file.toString());
        assertThat(lock.tryAcquire()).as("the lock is usable again").isNotNull();
    }

    /** A process that finds no file creates one and holds the lock. The former holder must not delete that file. */
    @Test
    void fileOfTheNextHolder_isNotDeletedByTheFormerHolder() throws Exception {
        lock.tryAcquire();
        Files.delete(file);
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
        assertThatIOException().isThrownBy(lock::release).withMessageContainingAll(file.toString(), "somebody deleted");
        assertThat(file).hasContent(process.pid() + "\n");
        assertThat(lock.tryAcquire()).isNull();
        theirs.release();
        assertThat(lock.tryAcquire()).isNotNull();
    }

    /** Both files have the same content, because the holders are in the same process. */
    @Test
    void fileOfTheNextHolderInTheSameProcess_isNotDeletedByTheFormerHolder() throws Exception {
        try (ProcessLock next = kind().open(file)) {
            lock.tryAcquire();
            Files.delete(file);
            assertThat(next.tryAcquire()).isNotNull();
            assertThatIOException().isThrownBy(lock::release).withMessageContaining("somebody deleted");
            assertThat(theirs.tryAcquire()).isEqualTo(REFUSED);
        }
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
    }

    @Test
    void readOnlyFolder_failsAnAcquire() throws Exception {
        try (OtherProcess ordinary = OtherProcess.startWithoutPrivileges();
                AutoCloseable writable = OtherProcess.readOnly(folder)) {
            assertThat(ordinary.open(kind(), file).tryAcquire())
                    .contains("IOException", file.toString(), "cannot be created: Permission denied");
        }
        assertThat(lock.tryAcquire()).as("the lock is usable again").isNotNull();
    }

    @Test
    void fullDisk_leavesNoLockFileBehind() throws Exception {
        try (OtherProcess poor = OtherProcess.startOnFullDisk()) {
            assertThat(poor.open(kind(), file).tryAcquire())
                    .contains("IOException")
                    .contains(file.toString());
        }
        assertThat(file).doesNotExist();
        assertThat(lock.tryAcquire()).isNotNull();
    }
}
