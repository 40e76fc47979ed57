package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** What a lock whose waiters stand in line owes those behind the first of them. */
public abstract class QueuedContract extends CrashSafeContract {

    /** It is not dead, so the kernel leaves it at the head. */
    @Test
    void firstInLineThatIsStopped_holdsNobodyUpForGood_andIsServedWhenItGoesOn() throws Exception {
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
            assertThat(lock.acquire(Limits.ANSWER)).as("by one who comes later").isNotNull();
            lock.release();
            first.goOn();
            assertThat(stopped.endOfWait()).isEqualTo(ACQUIRED);
            stopped.release();
        }
    }

    /** The first in line dies, and so does the one that took its place. */
    @Test
    void firstTwoInLineKilled_passTheirPlaceOnToTheThird() throws Exception {
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
