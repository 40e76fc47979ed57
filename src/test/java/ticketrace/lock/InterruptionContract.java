package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** What every lock owes an interrupted thread. A part of the contract. */
abstract class InterruptionContract extends ProcessLockContract {

    private static final int TIMES = 20;

    private void assertUsable() throws Exception {
        assertThat(other.does(() -> lock.acquire(Limits.ANSWER))).isNotNull();
        assertThat(lock.tryAcquire()).isNull();
        other.does(this::release);
        assertThat(lock.tryAcquire()).isNotNull();
        lock.release();
    }

    @Test
    void interruptedThread_isNotGivenTheLock() throws Exception {
        boolean leftOver = other.does(() -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> lock.acquire(Limits.ANSWER));
            return Thread.interrupted();
        });
        assertThat(leftOver).isFalse();
        assertUsable();
    }

    @Test
    void interruptedWait_endsAndLeavesTheLockUsable() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            lock.tryAcquire();
            Future<Grant> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
            other.awaitWaiting();
            other.interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> Hand.result(waiting));
            lock.release();
            assertUsable();
        }
    }

    /** Where an interrupt closes the file that is being written, it must not leave half a lock behind. */
    @Test
    void tryAcquireOfAnInterruptedThread_worksAndKeepsTheInterrupt() throws Exception {
        boolean kept = other.does(() -> {
            Thread.currentThread().interrupt();
            assertThat(lock.tryAcquire()).isNotNull();
            return Thread.interrupted();
        });
        assertThat(kept).isTrue();
        assertThat(lock.tryAcquire()).isNull();
        other.does(this::release);
        assertUsable();
    }

    @Test
    void releaseOfAnInterruptedThread_worksAndKeepsTheInterrupt() throws Exception {
        boolean kept = other.does(() -> {
            lock.tryAcquire();
            Thread.currentThread().interrupt();
            lock.release();
            return Thread.interrupted();
        });
        assertThat(kept).isTrue();
        assertUsable();
    }
}
