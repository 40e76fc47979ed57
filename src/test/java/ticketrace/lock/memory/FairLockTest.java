package ticketrace.lock.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.lock.CrashSafeContract;
import ticketrace.lock.Grant;
import ticketrace.lock.LockKind;
import ticketrace.lock.OtherProcess;
import ticketrace.lock.WorkerThread;

class FairLockTest extends CrashSafeContract {

    private static final int WAITERS = 4;

    @Override
    public LockKind kind() {
        return LockKind.FAIR_LOCK;
    }

    @Override
    protected long firstToken() {
        return 1;
    }

    @Test
    void waiters_areServedInTheOrderOfTheirArrival() throws Exception {
        lock.tryAcquire();
        List<OtherProcess> processes = new ArrayList<>();
        List<OtherProcess.Lock> waiters = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            processes.add(OtherProcess.start());
            waiters.add(processes.get(i).open(kind(), file));
            waiters.get(i).beginToWait(Limits.ANSWER);
        }
        processes.get(1).kill(); // those behind it must not wait for it, and must keep their order
        waiters.remove(1);
        lock.release();
        for (OtherProcess.Lock waiter : waiters) {
            assertThat(waiter.endOfWait()).isEqualTo(ACQUIRED);
            assertThat(lock.tryAcquire()).as("a try, while others wait").isNull();
            assertThat(waiter.release()).isEqualTo("released");
        }
        for (OtherProcess each : processes) {
            each.close();
        }
        assertThat(lock.tryAcquire()).isNotNull();
    }

    @Test
    void threadThatReleasesAndAcquiresAgain_queuesBehindTheWaiters() throws Exception {
        lock.tryAcquire();
        theirs.beginToWait(Limits.ANSWER);
        lock.release();
        Future<Grant> again = other.begin(() -> lock.acquire(Limits.ANSWER));
        assertThat(theirs.endOfWait()).isEqualTo(ACQUIRED);
        assertThat(again).isNotDone();
        theirs.release();
        assertThat(WorkerThread.result(again)).isNotNull();
        other.call(this::release);
    }

    @Test
    void waitingThread_isNotOvertakenByATry() throws Exception {
        lock.tryAcquire();
        Future<Grant> waiting = other.begin(() -> lock.acquire(Limits.ANSWER));
        other.awaitWaiting();
        lock.release();
        assertThat(lock.tryAcquire()).isNull();
        assertThat(WorkerThread.result(waiting)).isNotNull();
        other.call(this::release);
    }

    @Test
    void places_areGivenAtTimesInTheOrderOfTheQueue() throws Exception {
        long before = System.nanoTime();
        long first = lock.acquire(Limits.ANSWER).queuedSinceNanos();
        lock.release();
        long second = lock.tryAcquire().queuedSinceNanos();
        assertThat(first).isBetween(before, second);
        assertThat(second).isGreaterThan(first).isLessThanOrEqualTo(System.nanoTime());
    }
}
