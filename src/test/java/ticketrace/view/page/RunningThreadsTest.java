package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.Limits;

/** The threads of a registry are counted while they run, and waited for at its end. */
class RunningThreadsTest {

    private final RunningThreads threads = new RunningThreads();
    private final CountDownLatch stop = new CountDownLatch(1);

    private void startOneThatWaits(Runnable atItsEnd) {
        threads.start(
                () -> {
                    try {
                        stop.await();
                        atItsEnd.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "waits");
    }

    @AfterEach
    void end() {
        stop.countDown();
        threads.awaitEnd(Limits.ANSWER);
    }

    @Test
    void threadThatHasEnded_isNotCounted() {
        startOneThatWaits(() -> {});
        threads.start(() -> {}, "ends");

        Await.until("one has ended", () -> threads.count() == 1);
    }

    @Test
    void awaitEnd_returnsAfterTheLastThread() {
        AtomicBoolean hasEnded = new AtomicBoolean();
        startOneThatWaits(() -> hasEnded.set(true));
        stop.countDown();

        threads.awaitEnd(Limits.ANSWER);

        assertThat(hasEnded).isTrue();
        assertThat(threads.count()).isZero();
    }

    @Test
    void threadThatGoesOn_isWaitedForUpToTheLimit() {
        startOneThatWaits(() -> {});

        threads.awaitEnd(Duration.ofMillis(1));

        assertThat(threads.count()).isEqualTo(1);
    }

    @Test
    void interrupt_endsTheWaiting_andIsKept() {
        startOneThatWaits(() -> {});
        Thread.currentThread().interrupt();

        threads.awaitEnd(Limits.ANSWER);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads.count()).isEqualTo(1);
    }
}
