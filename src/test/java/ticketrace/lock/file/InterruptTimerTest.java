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
    void timer_interruptsAtItsTimeAndTakesTheInterruptBack() {
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
    void timerSetAfterALaterOne_firesAtItsOwnTime() {
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
    void timerSetAfterAnEarlierOne_firesAtItsOwnTime() {
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

    /** An interrupt by another thread says more than the end of the time: the timer does not take it back. */
    @Test
    void timerOfAThreadThatOthersInterrupted_leavesThatInterrupt() {
        try (InterruptTimer timer = new InterruptTimer()) {
            Thread.currentThread().interrupt();
            timer.set(in(Duration.ZERO));
            awaitSleep();
            assertThat(timer.clear()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void timerThatGetsNoThread_saysSo_andTriesAgainNextTime() {
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
        Thread clock = newClock();
        timer.clear();
        timer.close();
        Await.until("the timer's thread ends", () -> !clock.isAlive());
    }

    private final Set<Thread> clocksBefore = clocks();

    private static Set<Thread> clocks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lock-timer"))
                .collect(Collectors.toSet());
    }

    /** The thread of the timer that was set in this test. */
    private Thread newClock() {
        Set<Thread> clocks = clocks();
        clocks.removeAll(clocksBefore);
        assertThat(clocks).hasSize(1);
        return clocks.iterator().next();
    }

    /** Returns when the timer's thread has looked at the time and sleeps again. */
    private void awaitSleep() {
        Thread clock = newClock();
        Await.until(
                "the timer's thread sleeps",
                () -> clock.getState() == Thread.State.WAITING || clock.getState() == Thread.State.TIMED_WAITING);
    }
}
