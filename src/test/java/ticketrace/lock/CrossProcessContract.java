package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** The contract of a lock towards other processes, tested with a real one. */
public abstract class CrossProcessContract extends InterruptionContract {

    public static final String ACQUIRED = "true";
    public static final String REFUSED = "false";

    public OtherProcess process;
    public OtherProcess.Lock theirs;

    @BeforeEach
    final void startOtherProcess() throws Exception {
        process = OtherProcess.start();
        theirs = process.open(kind(), file);
    }

    @AfterEach
    final void endOtherProcess() throws Exception {
        process.close();
    }

    @Test
    void heldLock_isRefusedToAnotherProcess() throws Exception {
        lock.tryAcquire();
        assertThat(theirs.tryAcquire()).isEqualTo(REFUSED);
        assertThat(theirs.acquire(Limits.REFUSAL)).isEqualTo(REFUSED);
    }

    @Test
    void lockHeldByAnotherProcess_isRefusedHere() throws Exception {
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
        assertThat(lock.tryAcquire()).isNull();
        assertThat(lock.acquire(Limits.REFUSAL)).isNull();
        theirs.release();
    }

    @Test
    void releasedLock_passesToAnotherProcess_andBack() throws Exception {
        lock.tryAcquire();
        lock.release();
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
        theirs.release();
        assertThat(lock.acquire(Limits.ANSWER)).isNotNull();
        assertThat(theirs.tryAcquire()).isEqualTo(REFUSED);
    }

    @Test
    void waitingProcess_getsTheLockWhenTheHolderReleases() throws Exception {
        lock.tryAcquire();
        theirs.beginToWait(Limits.ANSWER);
        lock.release();
        assertThat(theirs.endOfWait()).isEqualTo(ACQUIRED);
        assertThat(lock.tryAcquire()).isNull();
        theirs.release();
    }

    @Test
    void waitsThatTimeOut_leaveTheLockUsable() throws Exception {
        theirs.tryAcquire();
        for (int i = 0; i < 5; i++) {
            assertThat(lock.acquire(Limits.REFUSAL.dividedBy(5))).isNull();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        theirs.release();
        assertThat(lock.acquire(Limits.ANSWER)).isNotNull();
        assertThat(theirs.tryAcquire()).isEqualTo(REFUSED);
    }

    @Test
    void waitForAnotherProcess_canBeInterrupted() throws Exception {
        for (int i = 0; i < 5; i++) {
            theirs.tryAcquire();
            Future<Grant> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
            other.awaitWaiting();
            other.interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> WorkerThread.result(waiting));
            assertThat(theirs.release()).isEqualTo("released");
            assertThat(other.call(() -> lock.acquire(Limits.ANSWER))).isNotNull();
            assertThat(theirs.tryAcquire()).isEqualTo(REFUSED);
            other.call(this::release);
        }
    }

    @Test
    void twoThreadsThatWaitForAnotherProcess_getTheLockOneAfterTheOther() throws Exception {
        theirs.tryAcquire();
        try (WorkerThread third = new WorkerThread()) {
            Future<Boolean> first = other.begin(this::acquireAndRelease);
            Future<Boolean> second = third.begin(this::acquireAndRelease);
            other.awaitWaiting();
            third.awaitWaiting();
            assertThat(lock.acquire(Limits.REFUSAL))
                    .as("a third thread's acquire, which times out")
                    .isNull();
            theirs.release();
            assertThat(WorkerThread.result(first)).isTrue();
            assertThat(WorkerThread.result(second)).isTrue();
        }
    }

    private boolean acquireAndRelease() throws Exception {
        boolean acquired = lock.acquire(Limits.ANSWER) != null;
        release();
        return acquired;
    }

    @Test
    void killedWaiter_doesNotDisturbOthers() throws Exception {
        lock.tryAcquire();
        try (OtherProcess doomed = OtherProcess.start()) {
            doomed.open(kind(), file).beginToWait(Limits.ANSWER);
            theirs.beginToWait(Limits.ANSWER);
            doomed.kill();
        }
        assertThat(other.call(() -> lock.tryAcquire()))
                .as("another thread's try, while the lock is held here")
                .isNull();
        lock.release();
        assertThat(theirs.endOfWait()).isEqualTo(ACQUIRED);
        theirs.release();
        assertThat(lock.tryAcquire()).isNotNull();
    }

    @Test
    void twoLocksInOneFolder_areIndependent() throws Exception {
        Path second = folder.resolve("second.lock");
        lock.tryAcquire();
        OtherProcess.Lock theirSecond = process.open(kind(), second);
        assertThat(theirSecond.tryAcquire()).isEqualTo(ACQUIRED);
        try (ProcessLock ourSecond = kind().open(second)) {
            assertThat(ourSecond.tryAcquire()).isNull();
            lock.release();
            assertThat(ourSecond.tryAcquire()).isNull();
            theirSecond.release();
            assertThat(ourSecond.tryAcquire()).isNotNull();
        }
    }

    /** Every path that the kernel resolves to the file is a name of the same lock. */
    @Test
    void allNamesOfALock_areOneLock() throws Exception {
        theirs.close();
        for (Path name : OtherNames.of(file)) {
            assertIsThisLock(name);
        }
    }

    final void assertIsThisLock(Path name) throws Exception {
        OtherProcess.Lock same = process.open(kind(), name);
        assertThat(lock.tryAcquire()).as("%s", name).isNotNull();
        assertThat(same.tryAcquire()).as("%s", name).isEqualTo(REFUSED);
        assertThat(same.acquire(Limits.REFUSAL)).as("%s", name).isEqualTo(REFUSED);
        same.beginToWait(Limits.ANSWER);
        lock.release();
        assertThat(same.endOfWait()).as("%s", name).isEqualTo(ACQUIRED);
        assertThat(lock.tryAcquire()).as("%s", name).isNull();
        same.release();
        same.close();
    }

    @Test
    void linkToALockFileThatDoesNotExistYet_isThatLock() throws Exception {
        Path timer = folder.resolve("later.lock");
        Path link = Files.createSymbolicLink(folder.resolve("a link"), timer.getFileName());
        lock.close();
        lock = kind().open(link);
        assertThat(lock.tryAcquire()).isNotNull();
        OtherProcess.Lock same = process.open(kind(), timer);
        assertThat(same.tryAcquire()).isEqualTo(REFUSED);
        lock.release();
        assertThat(same.tryAcquire()).isEqualTo(ACQUIRED);
        assertThat(lock.tryAcquire()).isNull();
    }

    @Test
    void closedLock_isFreeForOthers_andCanBeOpenedAgain() throws Exception {
        lock.tryAcquire();
        lock.close();
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
        lock = kind().open(file);
        assertThat(lock.tryAcquire()).isNull();
        assertThat(theirs.close()).isEqualTo("closed");
        assertThat(lock.tryAcquire()).isNotNull();
        assertThat(process.open(kind(), file).tryAcquire()).isEqualTo(REFUSED);
    }

    @Test
    void pathsWithUmlautsAndSigns_meanTheSameFileToAllProcesses() throws Exception {
        String odd = folder + "/Müllers \"Schloß\"; 'né' $(id)/ключ 锁\t.lock";
        theirs = process.open(kind(), odd);
        try (OtherProcess third = OtherProcess.start()) {
            OtherProcess.Lock same = third.open(kind(), odd);
            assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
            assertThat(same.tryAcquire()).isEqualTo(REFUSED);
            theirs.release();
            assertThat(same.tryAcquire()).isEqualTo(ACQUIRED);
            same.release();
        }
    }

    @Test
    void callsOnAClosedLock_throw() throws Exception {
        lock.close();
        assertThatIllegalStateException().isThrownBy(lock::tryAcquire).withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> lock.acquire(Limits.REFUSAL))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(lock::release);
    }

    @Test
    void closeWhileAnotherThreadHolds_isRefusedWithoutWaiting() throws Exception {
        other.call(lock::tryAcquire);
        assertThatIllegalStateException().isThrownBy(lock::close).withMessageContaining("another thread");
        assertThat(lock.tryAcquire()).as("a try, while the lock is still held").isNull();
        other.call(this::release);
    }
}
