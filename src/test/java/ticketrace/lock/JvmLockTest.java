package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmLockTest extends InterruptionContract {

    @Override
    public LockKind kind() {
        return LockKind.JVM_LOCK;
    }

    /** The classic mistake: a lock inside one JVM does not exclude other processes. */
    @Test
    void heldLock_doesNotExcludeAnotherProcess() throws Exception {
        try (OtherProcess process = OtherProcess.start()) {
            OtherProcess.Lock theirs = process.open(kind(), file);
            assertThat(lock.tryAcquire()).isNotNull();
            assertThat(theirs.tryAcquire()).isEqualTo("true");
            assertThat(theirs.release()).isEqualTo("released");
        }
    }
}
