package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;

/** The contract of every lock towards the threads of one process. */
public abstract class ProcessLockContract {

    /** A path with spaces, signs and letters that a careless program handles wrongly. */
    static final String ODD_NAME = "a lock; rm -rf 'x' \"y\" $HOME %s & (1).lock";

    /** A timer fires a moment after its deadline. With this many acquires, it fires in the middle of one of them. */
    private static final int ACQUIRES = 50;

    @TempDir
    public Path folder;

    public Path file;
    public ProcessLock lock;
    public WorkerThread other;

    public abstract LockKind kind();

    @BeforeEach
    final void openLock() throws IOException {
        file = folder.resolve(ODD_NAME);
        lock = kind().open(file);
        other = new WorkerThread();
    }

    @AfterEach
    final void closeLock() throws Exception {
        other.close();
        lock.close();
    }

    private void assertUsable() throws Exception {
        assertThat(other.call(() -> lock.tryAcquire())).isNotNull();
        assertThat(lock.tryAcquire()).isNull();
        other.call(this::release);
        assertThat(lock.acquire(Limits.ANSWER)).isNotNull();
        lock.release();
    }

    public final Object release() throws IOException {
        lock.release();
        return lock;
    }

    @Test
    void freeLock_isAcquiredWithoutWaiting() throws Exception {
        assertThat(lock.tryAcquire()).isNotNull();
        lock.release();
        assertThat(lock.acquire(Duration.ZERO)).isNotNull();
        lock.release();
        assertThat(lock.acquire(Limits.ANSWER)).isNotNull();
        lock.release();
    }

    /** A lock tries before it checks the deadline. Here the deadline is over before the first try. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 1})
    void freeLock_isAcquired_howeverShortTheTimeout(long nanos) throws Exception {
        for (int i = 1; i <= ACQUIRES; i++) {
            assertThat(lock.acquire(Duration.ofNanos(nanos)))
                    .as("acquire %d", i)
                    .isNotNull();
            lock.release();
        }
    }

    @Test
    void heldLock_isRefusedToAnotherThread() throws Exception {
        lock.tryAcquire();
        assertThat(other.call(() -> lock.tryAcquire())).isNull();
        assertThat(other.call(() -> lock.acquire(Limits.REFUSAL))).isNull();
        lock.release();
        assertUsable();
    }

    @Test
    void timedAcquire_givesUpAfterItsTimeout() throws Exception {
        lock.tryAcquire();
        long start = System.nanoTime();
        assertThat(other.call(() -> lock.acquire(Limits.REFUSAL))).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Limits.REFUSAL, Limits.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void acquireWithoutATimeout_doesNotWait(long seconds) throws Exception {
        lock.tryAcquire();
        assertThat(other.call(() -> lock.acquire(Duration.ofSeconds(seconds)))).isNull();
        lock.release();
        assertThat(other.call(() -> lock.acquire(Duration.ofSeconds(seconds)))).isNotNull();
        other.call(this::release);
    }

    @Test
    void acquireWithTheLongestTimeout_waits() throws Exception {
        lock.tryAcquire();
        Future<Grant> waiting = other.begin(() -> lock.acquire(Duration.ofSeconds(Long.MAX_VALUE)));
        other.awaitWaiting();
        lock.release();
        assertThat(WorkerThread.result(waiting)).isNotNull();
        other.call(this::release);
    }

    @Test
    void waitingThread_getsTheLockWhenTheHolderReleases() throws Exception {
        lock.tryAcquire();
        Future<Grant> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
        other.awaitWaiting();
        assertThat(waiting).isNotDone();
        lock.release();
        assertThat(WorkerThread.result(waiting)).isNotNull();
        assertThat(lock.tryAcquire()).isNull();
        other.call(this::release);
        assertUsable();
    }

    @Test
    void secondAcquireByTheHolder_throws() throws Exception {
        lock.tryAcquire();
        assertThatIllegalStateException().isThrownBy(lock::tryAcquire).withMessageContaining("not reentrant");
        assertThatIllegalStateException()
                .isThrownBy(() -> lock.acquire(Limits.ANSWER))
                .withMessageContaining("not reentrant");
        assertThat(other.call(() -> lock.tryAcquire()))
                .as("another thread's try, while the lock is still held once")
                .isNull();
        lock.release();
        assertUsable();
    }

    @Test
    void releaseByAThreadThatIsNotTheHolder_throws() throws Exception {
        assertThatIllegalStateException().isThrownBy(lock::release).withMessageContaining("not held");
        lock.tryAcquire();
        assertThatIllegalStateException().isThrownBy(() -> other.call(this::release));
        assertThat(other.call(() -> lock.tryAcquire()))
                .as("another thread's try, while the lock is still held")
                .isNull();
        lock.release();
        assertThatIllegalStateException().isThrownBy(lock::release);
        assertUsable();
    }

    @Test
    void close_releasesTheLock() throws Exception {
        lock.tryAcquire();
        lock.close();
        lock.close();
        lock = kind().open(file);
        assertUsable();
    }
}
