package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** The contract of a lock with a queue towards the waiters behind the first one. */
public abstract class QueuedContract extends CrashSafeContract {

    /** A suspended process is not dead, so the kernel leaves it at the head of the queue. */
    @Test
    void suspendedFirstWaiter_doesNotBlockOthersForEver_andIsServedWhenItResumes() throws Exception {
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
        try (OtherProcess first = OtherProcess.start();
                OtherProcess second = OtherProcess.start()) {
            OtherProcess.Lock stopped = first.open(kind(), file);
            stopped.beginToWait(Limits.WORK);
            OtherProcess.Lock behind = second.open(kind(), file);
            behind.beginToWait(Limits.WORK);
            first.stop();
            theirs.release();
            assertThat(behind.endOfWait()).isEqualTo(ACQUIRED);
            behind.release();
            assertThat(lock.acquire(Limits.ANSWER))
                    .as("acquire by a process that came later")
                    .isNotNull();
            lock.release();
            first.goOn();
            assertThat(stopped.endOfWait()).isEqualTo(ACQUIRED);
            stopped.release();
        }
    }

    /** The first waiter dies, and so does the waiter that took its place. */
    @Test
    void placeOfTwoKilledWaiters_passesToTheThird() throws Exception {
        assertThat(theirs.tryAcquire()).isEqualTo(ACQUIRED);
        try (OtherProcess first = OtherProcess.start();
                OtherProcess second = OtherProcess.start();
                OtherProcess third = OtherProcess.start()) {
            first.open(kind(), file).beginToWait(Limits.ANSWER);
            second.open(kind(), file).beginToWait(Limits.ANSWER);
            OtherProcess.Lock last = third.open(kind(), file);
            last.beginToWait(Limits.ANSWER);
            first.kill();
            second.kill();
            theirs.release();
            assertThat(last.endOfWait()).isEqualTo(ACQUIRED);
            last.release();
        }
    }
}
