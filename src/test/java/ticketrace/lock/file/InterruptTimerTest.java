package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.lock.ThreadsOfABusySystem;

class InterruptTimerTest {

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private static void awaitInterrupt() {
        Await.until("the timer fires", () -> Thread.currentThread().isInterrupted());
    }

    @Test
    void timer_interruptsAtItsDeadline_andClearsTheInterrupt() {
        try (InterruptTimer timer = new InterruptTimer()) {
            long deadline = in(Limits.REFUSAL);
            timer.set(deadline);
            awaitInterrupt();
            assertThat(System.nanoTime() - deadline).isNotNegative();
            assertThat(timer.clear()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void clearedTimer_doesNotFire() {
        try (InterruptTimer timer = new InterruptTimer()) {
            timer.set(in(Limits.ANSWER));
            assertThat(timer.clear()).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void timerSetAfterALaterTimer_firesAtItsOwnDeadline() {
        try (InterruptTimer timer = new InterruptTimer()) {
            timer.set(in(Duration.ofHours(1)));
            awaitSleep();
            timer.clear();
            timer.set(in(Limits.REFUSAL));
            awaitInterrupt();
            assertThat(timer.clear()).isTrue();
        }
    }

    @Test
    void timerSetAfterAnEarlierTimer_firesAtItsOwnDeadline() {
        try (InterruptTimer timer = new InterruptTimer()) {
            timer.set(in(Limits.REFUSAL));
            awaitSleep();
            timer.clear();
            long deadline = in(Limits.REFUSAL.multipliedBy(2));
            timer.set(deadline);
            awaitInterrupt();
            assertThat(System.nanoTime() - deadline).isNotNegative();
            assertThat(timer.clear()).isTrue();
        }
    }

    /** An interrupt by another thread matters more than the deadline, so the timer does not clear it. */
    @Test
    void interruptByAnotherThread_isNotCleared() {
        try (InterruptTimer timer = new InterruptTimer()) {
            Thread.currentThread().interrupt();
            timer.set(in(Duration.ZERO));
            awaitSleep();
            assertThat(timer.clear()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void timerWithoutAThread_reportsIt_andTriesAgainNextTime() {
        ThreadsOfABusySystem threads = new ThreadsOfABusySystem(2);
        try (InterruptTimer timer = new InterruptTimer(threads)) {
            assertThat(timer.set(in(Duration.ZERO))).isFalse();
            assertThat(timer.set(in(Duration.ZERO))).isFalse();
            assertThat(timer.set(in(Duration.ZERO))).isTrue();
            awaitInterrupt();
            assertThat(timer.clear()).isTrue();
        }
    }

    @Test
    void closedTimer_endsItsThread() {
        InterruptTimer timer = new InterruptTimer();
        timer.set(in(Limits.ANSWER));
        Thread timerThread = newTimerThread();
        timer.clear();
        timer.close();
        Await.until("the timer's thread ends", () -> !timerThread.isAlive());
    }

    private final Set<Thread> clocksBefore = timerThreads();

    private static Set<Thread> timerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lock-timer"))
                .collect(Collectors.toSet());
    }

    /** The timer thread that this test started. */
    private Thread newTimerThread() {
        Set<Thread> timerThreads = timerThreads();
        timerThreads.removeAll(clocksBefore);
        assertThat(timerThreads).hasSize(1);
        return timerThreads.iterator().next();
    }

    /** Returns when the timer's thread has read the time and sleeps again. */
    private void awaitSleep() {
        Thread timerThread = newTimerThread();
        Await.until(
                "the timer's thread sleeps",
                () -> timerThread.getState() == Thread.State.WAITING
                        || timerThread.getState() == Thread.State.TIMED_WAITING);
    }
}
