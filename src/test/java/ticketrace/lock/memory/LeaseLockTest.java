package ticketrace.lock.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;
import ticketrace.lock.CrossProcessContract;
import ticketrace.lock.Grant;
import ticketrace.lock.LockKind;
import ticketrace.lock.LockLostException;
import ticketrace.lock.OtherProcess;

class LeaseLockTest extends CrossProcessContract {

    private static final Duration LEASE = Duration.ofMillis(100);

    @Override
    public LockKind kind() {
        return LockKind.LEASE_LOCK;
    }

    private Path another() {
        return folder.resolve("another.lease");
    }

    @Test
    void everyGrant_hasAHigherNumber() throws Exception {
        for (long number = 1; number <= 6; number += 2) {
            Grant grant = lock.tryAcquire();
            assertThat(grant).isEqualTo(new Grant(Grant.NONE, number, false));
            lock.release();
            assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED); // the number between
            theirs.release();
        }
    }

    @Test
    void renewedLease_isHeldForLongerThanItLasts() throws Exception {
        OtherProcess.Lock their = process.open(LockKind.SHORT_LEASE_LOCK, another());
        try (LeaseLock ours = new LeaseLock(another(), Limits.ANSWER, true)) {
            assertThat(their.tryAcquire()).isEqualTo(ACQUIRED);
            for (int lease = 0; lease < 5; lease++) {
                assertThat(ours.acquire(Duration.ofMillis(200))).isNull();
            }
            their.release();
            assertThat(ours.tryAcquire()).isNotNull();
        }
    }

    @Test
    void leaseThatNobodyRenews_endsAndPassesToTheNext() throws Exception {
        try (LeaseLock ours = new LeaseLock(another(), LEASE, false)) {
            assertThat(ours.tryAcquire()).isNotNull();
            assertThat(ours.isHeld()).isTrue();
            OtherProcess.Lock their = process.open(LockKind.LEASE_LOCK, another());
            assertThat(their.acquire(Limits.ANSWER)).isEqualTo(ACQUIRED);
            assertThat(ours.isHeld()).isFalse();
            assertThatExceptionOfType(LockLostException.class)
                    .isThrownBy(ours::ensureHeld)
                    .withMessageContainingAll(another().toString(), "grant 1 has ended", "grant 2", "" + process.pid());
            ours.release();
            assertThat(ours.tryAcquire()).as("what another process holds").isNull();
            their.release();
            assertThat(ours.tryAcquire()).isNotNull();
        }
    }

    @Test
    void stoppedHolder_losesItsLease_andTakesNothingBackWhenItGoesOn() throws Exception {
        OtherProcess.Lock their = process.open(LockKind.SHORT_LEASE_LOCK, another());
        try (LeaseLock ours = new LeaseLock(another(), Limits.ANSWER, true)) {
            assertThat(their.tryAcquire()).isEqualTo(ACQUIRED);
            process.stop();
            assertThat(ours.acquire(Limits.ANSWER)).isEqualTo(new Grant(Grant.NONE, 2, false));
            process.goOn();
            their.release();
            assertThat(ours.isHeld()).isTrue();
            assertThat(their.tryAcquire()).isEqualTo(REFUSED);
        }
    }

    @Test
    void leaseOfAKilledHolder_ends() throws Exception {
        OtherProcess.Lock their = process.open(LockKind.SHORT_LEASE_LOCK, another());
        try (LeaseLock ours = new LeaseLock(another(), Limits.ANSWER, true)) {
            assertThat(their.tryAcquire()).isEqualTo(ACQUIRED);
            process.kill();
            assertThat(ours.acquire(Limits.ANSWER)).isNotNull();
        }
    }

    @Test
    void isHeld_withoutTheLock_throws() throws Exception {
        try (LeaseLock ours = new LeaseLock(another(), LEASE, true)) {
            assertThatIllegalStateException().isThrownBy(ours::isHeld);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 3_600_001})
    void leaseOutOfBounds_isRefused(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeaseLock(another(), Duration.ofMillis(millis), true))
                .withMessageContainingAll("a lease of " + millis + " ms", "from 1 ms to 1 h");
        assertThat(another()).doesNotExist();
    }
}
