package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.Scratch;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.lock.JvmLock;

class StopSignalTest {

    private static final int ROUNDS = 300;

    private final Hall hall = new Hall(9);
    private final JvmLock lock = new JvmLock();

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    /** A buyer's thread. */
    private static final class Working<T> {

        private final FutureTask<T> task;
        private final Thread thread;

        Working(Callable<T> work) {
            task = new FutureTask<>(work);
            thread = new Thread(task, "buyer");
            thread.setDaemon(true);
            thread.start();
        }

        void awaitPark() {
            Await.until("the buyer waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        T result() throws Exception {
            return task.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What a purchase said, and whether it left its thread interrupted. */
    private record Made(Outcome outcome, boolean interrupted) {

        static Made by(Purchase purchase) throws IOException {
            return new Made(purchase.make(), Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void order_cutsAThinkShort_andThePurchaseIsFinished() throws Exception {
        try (TestBuyer testBuyer =
                new TestBuyer(folder, "A", hall.open("A")).guardedBy(lock).thinkingForEver()) {
            Working<Made> buyer = new Working<>(() -> Made.by(testBuyer.purchase()));
            buyer.awaitPark();

            testBuyer.stop().order(EndReason.TIME_LIMIT);

            assertThat(buyer.result()).isEqualTo(new Made(Outcome.SOLD, false));
            assertThat(hall.end().sales()).hasSize(1);
        }
    }

    @Test
    void afterAnOrder_nobodyThinksAnyMore() throws Exception {
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", hall.open("A")).thinkingForEver()) {
            testBuyer.stop().order(EndReason.INTERRUPTED);
            Working<Made> buyer = new Working<>(() -> Made.by(testBuyer.purchase()));

            assertThat(buyer.result()).isEqualTo(new Made(Outcome.SOLD, false));
        }
    }

    @Test
    void order_endsAWaitForTheLock_andTheLockStaysWithItsHolder() throws Exception {
        assertThat(lock.tryAcquire()).isNotNull();
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", hall.open("A")).guardedBy(lock)) {
            Working<Made> buyer = new Working<>(() -> Made.by(testBuyer.purchase()));
            buyer.awaitPark();

            testBuyer.stop().order(EndReason.TIME_LIMIT);

            assertThat(buyer.result()).isEqualTo(new Made(Outcome.TIMED_OUT, false));
            assertThat(hall.count()).isEqualTo(9);
            lock.release();
        }
    }

    @Test
    void afterAnOrder_noLockIsWaitedFor() throws Exception {
        assertThat(lock.tryAcquire()).isNotNull();
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", hall.open("A")).guardedBy(lock)) {
            testBuyer.stop().order(EndReason.INTERRUPTED);
            Working<Made> buyer = new Working<>(() -> Made.by(testBuyer.purchase()));

            assertThat(buyer.result()).isEqualTo(new Made(Outcome.TIMED_OUT, false));
            lock.release();
        }
    }

    @Test
    void order_neverInterruptsACallOfTheStore() throws Exception {
        for (Step step : new Step[] {Step.READ, Step.WRITE, Step.RECORD}) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            hall.inside(at -> {
                if (at == step) {
                    inside.countDown();
                    awaitUninterrupted(goOn);
                }
            });
            try (TestBuyer testBuyer = new TestBuyer(folder, "in-" + step, hall.open("A")).guardedBy(lock)) {
                Working<Made> buyer = new Working<>(() -> Made.by(testBuyer.purchase()));
                assertThat(inside.await(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();

                testBuyer.stop().order(EndReason.TIME_LIMIT);
                goOn.countDown();

                assertThat(buyer.result()).as("in %s", step).isEqualTo(new Made(Outcome.SOLD, false));
            }
        }
    }

    /** A store call that an interrupt would break, as it breaks a file channel. */
    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("nobody let the store go on");
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted in the store", e);
        }
    }

    @Test
    void orderThatComesAsTheLockIsHad_neverReachesTheStore() throws Exception {
        AtomicBoolean interruptedInStore = new AtomicBoolean();
        for (int round = 0; round < ROUNDS; round++) {
            Hall oneTicket = new Hall(1).inside(step -> {
                if (Thread.currentThread().isInterrupted()) {
                    interruptedInStore.set(true);
                }
            });
            assertThat(lock.tryAcquire()).isNotNull();
            try (TestBuyer testBuyer = new TestBuyer(folder, "round-" + round, oneTicket.open("A")).guardedBy(lock)) {
                Working<Made> buyer = new Working<>(() -> Made.by(testBuyer.purchase()));
                Working<Boolean> orders = new Working<>(() -> {
                    testBuyer.stop().order(EndReason.TIME_LIMIT);
                    return true;
                });
                lock.release();

                assertThat(orders.result()).isTrue();
                Made made = buyer.result();
                assertThat(made.outcome()).isIn(Outcome.SOLD, Outcome.TIMED_OUT);
                assertThat(made.interrupted()).isFalse();
            }
        }
        assertThat(interruptedInStore).isFalse();
    }

    @Test
    void firstReason_stands() {
        StopSignal stop = new StopSignal();
        assertThat(stop.reason()).isNull();

        stop.order(EndReason.TIME_LIMIT);
        stop.order(EndReason.INTERRUPTED);

        assertThat(stop.reason()).isEqualTo(EndReason.TIME_LIMIT);
    }
}
