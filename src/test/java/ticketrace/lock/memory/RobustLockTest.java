package ticketrace.lock.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.lock.Grant;
import ticketrace.lock.LockKind;
import ticketrace.lock.LockLostException;
import ticketrace.lock.QueuedContract;

class RobustLockTest extends QueuedContract {

    private static final int STATE_OFFSET = 64;

    @Override
    public LockKind kind() {
        return LockKind.ROBUST_LOCK;
    }

    /** Overwrites the lock's memory. */
    private void setState(long holder) throws Exception {
        try (RandomAccessFile scribble = new RandomAccessFile(file.toFile(), "rw")) {
            scribble.seek(STATE_OFFSET);
            scribble.writeLong(Long.reverseBytes(holder));
        }
    }

    @Test
    void holderAfterADeadOne_learnsOfTheDeath_andTheNextDoesNot() throws Exception {
        theirs.tryAcquire();
        process.kill();
        assertThat(lock.acquire(Limits.ANSWER)).isEqualTo(Grant.AFTER_A_DEATH);
        lock.release();
        assertThat(lock.tryAcquire()).isEqualTo(Grant.PLAIN);
    }

    @Test
    void holderAfterALivingOne_learnsOfNoDeath() throws Exception {
        theirs.tryAcquire();
        theirs.release();
        assertThat(lock.acquire(Limits.ANSWER)).isEqualTo(Grant.PLAIN);
    }

    @Test
    void stateWithoutAValidHolder_isDamage() throws Exception {
        for (long nobody : new long[] {-1, 77}) {
            setState(nobody);
            assertThatIOException()
                    .isThrownBy(lock::tryAcquire)
                    .withMessageContainingAll(file.toString(), "damaged", "number " + nobody);
            assertThatIOException()
                    .isThrownBy(() -> lock.acquire(Limits.ANSWER))
                    .withMessageContaining("damaged");
        }
        setState(0);
        assertThat(lock.tryAcquire()).isNotNull();
    }

    @Test
    void lockTakenFromItsHolder_isReportedOnRelease() throws Exception {
        lock.tryAcquire();
        setState(0);
        assertThatExceptionOfType(LockLostException.class)
                .isThrownBy(lock::ensureHeld)
                .withMessageContainingAll(file.toString(), "damaged");
        assertThatExceptionOfType(LockLostException.class)
                .isThrownBy(lock::release)
                .withMessageContainingAll(file.toString(), "damaged");
    }
}
