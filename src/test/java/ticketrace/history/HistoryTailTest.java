package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Await;
import ticketrace.Limits;

class HistoryTailTest {

    private static final int MANY = 60_000;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("buyer-01.history");
    }

    private List<StepEvent> allMoments() throws IOException {
        List<StepEvent> all = new ArrayList<>();
        for (PurchaseRecord purchase : HistoryFile.read(file).purchases()) {
            all.addAll(StepEvent.of("buyer-01", purchase));
        }
        return all;
    }

    private void write(int purchases, boolean closed) {
        write(purchases, closed, () -> {});
    }

    private void write(int purchases, boolean closed, Runnable halfWay) {
        List<PurchaseScript> kinds = Scripts.everyKind();
        try (Recorder recorder = Recorder.create(file)) {
            for (int i = 0; i < purchases; i++) {
                if (i == purchases / 2) {
                    halfWay.run();
                }
                kinds.get(i % kinds.size()).playOn(recorder);
            }
            if (closed) {
                recorder.close(EndReason.SOLD_OUT);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void purchase_isToldStepByStepAsItHappens() throws Exception {
        List<StepEvent> told = new ArrayList<>();
        try (Recorder recorder = Recorder.create(file);
                HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
            tail.poll(told::add);
            assertThat(told).isEmpty();
            recorder.open();
            tail.poll(told::add);
            assertThat(told).isEmpty();
            recorder.begins(Step.READ);
            tail.poll(told::add);
            assertThat(told).hasSize(1);
            tail.poll(told::add);
            assertThat(told).as("nothing is told twice").hasSize(1);
            recorder.ended(Step.READ, 7);
            recorder.begins(Step.WRITE);
            tail.poll(told::add);
            assertThat(told).hasSize(3);
            recorder.ended(Step.WRITE);
            recorder.begins(Step.RECORD);
            recorder.ended(Step.RECORD);
            recorder.ended(Outcome.SOLD);
            PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 6).playOn(recorder);
            recorder.close(EndReason.QUOTA);
            tail.poll(told::add);
            tail.poll(told::add);
        }
        assertThat(told).isEqualTo(allMoments()).hasSize(6 + 10);
    }

    /** More than one poll reads at once, in front and behind. */
    @Test
    void finishedHistory_isToldInOnePoll() throws Exception {
        for (int purchases : new int[] {0, 255, 256, 257, 1_023, 1_024, 2_046, 5_000}) {
            file = folder.resolve("buyer-" + purchases + ".history");
            write(purchases, true);
            List<StepEvent> told = new ArrayList<>();
            try (HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
                tail.poll(told::add);
            }
            assertThat(told).isEqualTo(allMoments());
        }
    }

    @Test
    void historyBeingWritten_isToldWholeOnceAndInOrder() throws Exception {
        List<StepEvent> told = new ArrayList<>();
        int pollsThatTold = 0;
        CountDownLatch someWasTold = new CountDownLatch(1);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> write(MANY, false, () -> awaitThat(someWasTold)));
        Await.until("the history is there", () -> Files.exists(file));
        try (HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
            for (boolean last = false; !last; ) {
                last = writing.isDone();
                int before = told.size();
                tail.poll(told::add);
                pollsThatTold += told.size() > before ? 1 : 0;
                if (pollsThatTold > 0) {
                    someWasTold.countDown();
                }
            }
        }
        writing.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        assertThat(told.equals(allMoments()))
                .as("every moment, once and in order")
                .isTrue();
        assertThat(pollsThatTold).as("it was told while it was written").isGreaterThan(1);
    }

    /** One poll goes on for as long as more is written, so the writer waits for the first to end. */
    private static void awaitThat(CountDownLatch latch) {
        try {
            assertThat(latch.await(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                    .as("something is told before all is written")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whoever buys as fast as it is told would keep the reader for ever. */
    @Test
    void pollOfABuyerThatGoesOn_ends() throws Exception {
        PurchaseScript purchase = PurchaseScript.sold(PurchaseScript.Shape.BARE, 7);
        int[] bought = {1};
        try (Recorder recorder = Recorder.create(file);
                HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
            purchase.playOn(recorder);
            tail.poll(stepEvent -> {
                bought[0]++;
                assertThat(bought[0]).as("purchases during one poll").isLessThan(MANY);
                try {
                    purchase.playOn(recorder);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        assertThat(bought[0]).as("it went on").isGreaterThan(1);
    }

    @Test
    void missingHistory_isNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> HistoryTail.open(file, "buyer-01"))
                .withMessage(file.toString());
    }
}
