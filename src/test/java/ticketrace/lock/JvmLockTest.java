package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmLockTest extends InterruptionContract {

    @Override
    public LockKind kind() {
        return LockKind.JVM_LOCK;
    }

    /** The classic mistake. */
    @Test
    void heldLock_doesNotKeepAnotherProcessOut() throws Exception {
        try (OtherProcess process = OtherProcess.start()) {
            OtherProcess.Lock theirs = process.open(kind(), file);
            assertThat(lock.tryAcquire()).isNotNull();
            assertThat(theirs.tryAcquire()).isEqualTo("true");
            assertThat(theirs.release()).isEqualTo("released");
        }
    }
}
