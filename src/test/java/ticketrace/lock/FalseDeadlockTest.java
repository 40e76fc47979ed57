package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Limits;

/**
 * Two processes, two threads each: one holds a lock, the other waits for the lock that the other process holds. No
 * thread is stuck, but the kernel looks only at processes, sees a cycle, and refuses the last wait.
 */
class FalseDeadlockTest {

    private static final LockKind KIND = LockKind.FILE_CHANNEL_LOCK;

    @TempDir
    Path folder;

    @Test
    void waitThatTheKernelTakesForADeadlock_stillGetsTheLock() throws Exception {
        Path ourFile = folder.resolve("ours.lock");
        Path theirFile = folder.resolve("theirs.lock");
        try (OtherProcess process = OtherProcess.start();
                ProcessLock held = KIND.open(ourFile);
                WorkerThread waiter = new WorkerThread()) {
            assertThat(held.tryAcquire()).isNotNull();
            OtherProcess.Lock theirs = process.open(KIND, theirFile);
            assertThat(theirs.tryAcquire()).isEqualTo(CrossProcessContract.ACQUIRED);
            OtherProcess.Lock waitsForOurs = process.open(KIND, ourFile);
            waitsForOurs.beginToWait(Limits.ANSWER);

            assertKernelSeesADeadlock(theirFile);
            try (ProcessLock wanted = KIND.open(theirFile)) {
                Future<Boolean> waiting = waiter.begin(() -> {
                    boolean acquired = wanted.acquire(Limits.ANSWER) != null;
                    wanted.close();
                    return acquired;
                });
                waiter.awaitWaiting();
                theirs.release();
                assertThat(WorkerThread.result(waiting)).isTrue();
            }
            held.release();
            assertThat(waitsForOurs.endOfWait()).isEqualTo(CrossProcessContract.ACQUIRED);
            waitsForOurs.release();
        }
    }

    @Test
    void waitThatTheKernelTakesForADeadlock_stillEndsInTime() throws Exception {
        Path ourFile = folder.resolve("ours.lock");
        Path theirFile = folder.resolve("theirs.lock");
        try (OtherProcess process = OtherProcess.start();
                ProcessLock held = KIND.open(ourFile);
                ProcessLock wanted = KIND.open(theirFile)) {
            held.tryAcquire();
            process.open(KIND, theirFile).tryAcquire();
            OtherProcess.Lock waitsForOurs = process.open(KIND, ourFile);
            waitsForOurs.beginToWait(Limits.ANSWER);
            assertThat(wanted.acquire(Limits.REFUSAL)).isNull();
            held.release();
            assertThat(waitsForOurs.endOfWait()).isEqualTo(CrossProcessContract.ACQUIRED);
        }
    }

    /** Checks that the kernel refuses this wait. Without that, the test above would prove nothing. */
    private static void assertKernelSeesADeadlock(Path file) throws Exception {
        try (FileChannel raw = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThatIOException().isThrownBy(raw::lock).withMessageContaining("deadlock");
        }
    }
}
