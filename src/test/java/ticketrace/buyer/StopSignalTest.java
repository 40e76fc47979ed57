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

    private final InMemoryTickets tickets = new InMemoryTickets(9);
    private final JvmLock lock = new JvmLock();

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    /** A thread that runs one call of a buyer. */
    private static final class RunningCall<T> {

        private final FutureTask<T> task;
        private final Thread thread;

        RunningCall(Callable<T> work) {
            task = new FutureTask<>(work);
            thread = new Thread(task, "buyer");
            thread.setDaemon(true);
            thread.start();
        }

        void awaitWait() {
            Await.until("the buyer waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        T result() throws Exception {
            return task.get(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The outcome of a purchase, and whether the thread was interrupted after it. */
    private record PurchaseResult(Outcome outcome, boolean interrupted) {

        static PurchaseResult by(Purchase purchase) throws IOException {
            return new PurchaseResult(purchase.make(), Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void order_endsThinkTime_andTheBuyerFinishesItsPurchase() throws Exception {
        try (TestBuyer testBuyer =
                new TestBuyer(folder, "A", tickets.open("A")).guardedBy(lock).thinkingUntilStopped()) {
            RunningCall<PurchaseResult> buyer = new RunningCall<>(() -> PurchaseResult.by(testBuyer.purchase()));
            buyer.awaitWait();

            testBuyer.stop().order(EndReason.TIME_LIMIT);

            assertThat(buyer.result()).isEqualTo(new PurchaseResult(Outcome.SOLD, false));
            assertThat(tickets.end().sales()).hasSize(1);
        }
    }

    @Test
    void afterAnOrder_theBuyerDoesNotThink() throws Exception {
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", tickets.open("A")).thinkingUntilStopped()) {
            testBuyer.stop().order(EndReason.INTERRUPTED);
            RunningCall<PurchaseResult> buyer = new RunningCall<>(() -> PurchaseResult.by(testBuyer.purchase()));

            assertThat(buyer.result()).isEqualTo(new PurchaseResult(Outcome.SOLD, false));
        }
    }

    @Test
    void order_endsAWaitForTheLock_andTheHolderKeepsTheLock() throws Exception {
        assertThat(lock.tryAcquire()).isNotNull();
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", tickets.open("A")).guardedBy(lock)) {
            RunningCall<PurchaseResult> buyer = new RunningCall<>(() -> PurchaseResult.by(testBuyer.purchase()));
            buyer.awaitWait();

            testBuyer.stop().order(EndReason.TIME_LIMIT);

            assertThat(buyer.result()).isEqualTo(new PurchaseResult(Outcome.TIMED_OUT, false));
            assertThat(tickets.count()).isEqualTo(9);
            lock.release();
        }
    }

    @Test
    void afterAnOrder_theBuyerDoesNotWaitForALock() throws Exception {
        assertThat(lock.tryAcquire()).isNotNull();
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", tickets.open("A")).guardedBy(lock)) {
            testBuyer.stop().order(EndReason.INTERRUPTED);
            RunningCall<PurchaseResult> buyer = new RunningCall<>(() -> PurchaseResult.by(testBuyer.purchase()));

            assertThat(buyer.result()).isEqualTo(new PurchaseResult(Outcome.TIMED_OUT, false));
            lock.release();
        }
    }

    @Test
    void order_neverInterruptsACallOfTheStore() throws Exception {
        for (Step step : new Step[] {Step.READ, Step.WRITE, Step.RECORD}) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            tickets.inside(at -> {
                if (at == step) {
                    inside.countDown();
                    awaitUninterrupted(goOn);
                }
            });
            try (TestBuyer testBuyer = new TestBuyer(folder, "in-" + step, tickets.open("A")).guardedBy(lock)) {
                RunningCall<PurchaseResult> buyer = new RunningCall<>(() -> PurchaseResult.by(testBuyer.purchase()));
                assertThat(inside.await(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();

                testBuyer.stop().order(EndReason.TIME_LIMIT);
                goOn.countDown();

                assertThat(buyer.result()).as("in %s", step).isEqualTo(new PurchaseResult(Outcome.SOLD, false));
            }
        }
    }

    /** Waits inside a call of the store. An interrupt makes the call fail, as it does with a file channel. */
    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(Limits.ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the test did not let the store go on");
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted in the store", e);
        }
    }

    @Test
    void orderWhileTheLockIsAcquired_neverInterruptsTheStore() throws Exception {
        AtomicBoolean interruptedInStore = new AtomicBoolean();
        for (int round = 0; round < ROUNDS; round++) {
            InMemoryTickets oneTicket = new InMemoryTickets(1).inside(step -> {
                if (Thread.currentThread().isInterrupted()) {
                    interruptedInStore.set(true);
                }
            });
            assertThat(lock.tryAcquire()).isNotNull();
            try (TestBuyer testBuyer = new TestBuyer(folder, "round-" + round, oneTicket.open("A")).guardedBy(lock)) {
                RunningCall<PurchaseResult> buyer = new RunningCall<>(() -> PurchaseResult.by(testBuyer.purchase()));
                RunningCall<Boolean> orders = new RunningCall<>(() -> {
                    testBuyer.stop().order(EndReason.TIME_LIMIT);
                    return true;
                });
                lock.release();

                assertThat(orders.result()).isTrue();
                PurchaseResult made = buyer.result();
                assertThat(made.outcome()).isIn(Outcome.SOLD, Outcome.TIMED_OUT);
                assertThat(made.interrupted()).isFalse();
            }
        }
        assertThat(interruptedInStore).isFalse();
    }

    @Test
    void firstReason_isKept() {
        StopSignal stop = new StopSignal();
        assertThat(stop.reason()).isNull();

        stop.order(EndReason.TIME_LIMIT);
        stop.order(EndReason.INTERRUPTED);

        assertThat(stop.reason()).isEqualTo(EndReason.TIME_LIMIT);
    }
}
