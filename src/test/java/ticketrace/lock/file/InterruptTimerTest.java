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
        Await.until("the alarm rings", () -> Thread.currentThread().isInterrupted());
    }

    @Test
    void alarm_interruptsAtItsTimeAndTakesTheInterruptBack() {
        try (InterruptTimer alarm = new InterruptTimer()) {
            long deadline = in(Limits.REFUSAL);
            alarm.set(deadline);
            awaitInterrupt();
            assertThat(System.nanoTime() - deadline).isNotNegative();
            assertThat(alarm.clear()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void clearedAlarm_doesNotRing() {
        try (InterruptTimer alarm = new InterruptTimer()) {
            alarm.set(in(Limits.ANSWER));
            assertThat(alarm.clear()).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void alarmSetAfterALaterOne_ringsAtItsOwnTime() {
        try (InterruptTimer alarm = new InterruptTimer()) {
            alarm.set(in(Duration.ofHours(1)));
            awaitSleep();
            alarm.clear();
            alarm.set(in(Limits.REFUSAL));
            awaitInterrupt();
            assertThat(alarm.clear()).isTrue();
        }
    }

    @Test
    void alarmSetAfterAnEarlierOne_ringsAtItsOwnTime() {
        try (InterruptTimer alarm = new InterruptTimer()) {
            alarm.set(in(Limits.REFUSAL));
            awaitSleep();
            alarm.clear();
            long deadline = in(Limits.REFUSAL.multipliedBy(2));
            alarm.set(deadline);
            awaitInterrupt();
            assertThat(System.nanoTime() - deadline).isNotNegative();
            assertThat(alarm.clear()).isTrue();
        }
    }

    /** An interrupt by others says more than the end of the time: it is not taken for the alarm's own. */
    @Test
    void alarmOfAThreadThatOthersInterrupted_leavesThatInterrupt() {
        try (InterruptTimer alarm = new InterruptTimer()) {
            Thread.currentThread().interrupt();
            alarm.set(in(Duration.ZERO));
            awaitSleep();
            assertThat(alarm.clear()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void alarmThatGetsNoThread_saysSo_andTriesAgainNextTime() {
        ThreadsOfABusySystem threads = new ThreadsOfABusySystem(2);
        try (InterruptTimer alarm = new InterruptTimer(threads)) {
            assertThat(alarm.set(in(Duration.ZERO))).isFalse();
            assertThat(alarm.set(in(Duration.ZERO))).isFalse();
            assertThat(alarm.set(in(Duration.ZERO))).isTrue();
            awaitInterrupt();
            assertThat(alarm.clear()).isTrue();
        }
    }

    @Test
    void closedAlarm_endsItsThread() {
        InterruptTimer alarm = new InterruptTimer();
        alarm.set(in(Limits.ANSWER));
        Thread clock = newClock();
        alarm.clear();
        alarm.close();
        Await.until("the alarm's thread ends", () -> !clock.isAlive());
    }

    private final Set<Thread> clocksBefore = clocks();

    private static Set<Thread> clocks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lock-alarm"))
                .collect(Collectors.toSet());
    }

    /** The thread of the alarm that was set in this test. */
    private Thread newClock() {
        Set<Thread> clocks = clocks();
        clocks.removeAll(clocksBefore);
        assertThat(clocks).hasSize(1);
        return clocks.iterator().next();
    }

    /** Returns when the alarm's thread has looked at the time and sleeps again. */
    private void awaitSleep() {
        Thread clock = newClock();
        Await.until(
                "the alarm's thread sleeps",
                () -> clock.getState() == Thread.State.WAITING || clock.getState() == Thread.State.TIMED_WAITING);
    }
}
