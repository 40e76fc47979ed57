package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** The part of every lock's contract about interrupted threads. */
abstract class InterruptionContract extends ProcessLockContract {

    private static final int TIMES = 20;

    private void assertUsable() throws Exception {
        assertThat(other.call(() -> lock.acquire(Limits.ANSWER))).isNotNull();
        assertThat(lock.tryAcquire()).isNull();
        other.call(this::release);
        assertThat(lock.tryAcquire()).isNotNull();
        lock.release();
    }

    @Test
    void interruptedThread_doesNotAcquireTheLock() throws Exception {
        boolean leftOver = other.call(() -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> lock.acquire(Limits.ANSWER));
            return Thread.interrupted();
        });
        assertThat(leftOver).isFalse();
        assertUsable();
    }

    @Test
    void interruptedWait_ends_andLeavesTheLockUsable() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            lock.tryAcquire();
            Future<Grant> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
            other.awaitWaiting();
            other.interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> WorkerThread.result(waiting));
            lock.release();
            assertUsable();
        }
    }

    /** An interrupt may close a file during a write. It must not leave a half-written lock file. */
    @Test
    void tryAcquireOfAnInterruptedThread_works_andKeepsTheInterrupt() throws Exception {
        boolean kept = other.call(() -> {
            Thread.currentThread().interrupt();
            assertThat(lock.tryAcquire()).isNotNull();
            return Thread.interrupted();
        });
        assertThat(kept).isTrue();
        assertThat(lock.tryAcquire()).isNull();
        other.call(this::release);
        assertUsable();
    }

    @Test
    void releaseOfAnInterruptedThread_works_andKeepsTheInterrupt() throws Exception {
        boolean kept = other.call(() -> {
            lock.tryAcquire();
            Thread.currentThread().interrupt();
            lock.release();
            return Thread.interrupted();
        });
        assertThat(kept).isTrue();
        assertUsable();
    }
}
