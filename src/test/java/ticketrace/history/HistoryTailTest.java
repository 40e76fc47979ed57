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

    private List<StepEvent> allStepEvents() throws IOException {
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
    void purchase_isReportedStepByStepAsItHappens() throws Exception {
        List<StepEvent> reported = new ArrayList<>();
        try (Recorder recorder = Recorder.create(file);
                HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
            tail.poll(reported::add);
            assertThat(reported).isEmpty();
            recorder.open();
            tail.poll(reported::add);
            assertThat(reported).isEmpty();
            recorder.begins(Step.READ);
            tail.poll(reported::add);
            assertThat(reported).hasSize(1);
            tail.poll(reported::add);
            assertThat(reported).as("nothing is reported twice").hasSize(1);
            recorder.ended(Step.READ, 7);
            recorder.begins(Step.WRITE);
            tail.poll(reported::add);
            assertThat(reported).hasSize(3);
            recorder.ended(Step.WRITE);
            recorder.begins(Step.RECORD);
            recorder.ended(Step.RECORD);
            recorder.ended(Outcome.SOLD);
            PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 6).playOn(recorder);
            recorder.close(EndReason.QUOTA);
            tail.poll(reported::add);
            tail.poll(reported::add);
        }
        assertThat(reported).isEqualTo(allStepEvents()).hasSize(6 + 10);
    }

    /** The longest histories are larger than the buffer of one read, in the front and behind it. */
    @Test
    void finishedHistory_isReportedInOnePoll() throws Exception {
        for (int purchases : new int[] {0, 255, 256, 257, 1_023, 1_024, 2_046, 5_000}) {
            file = folder.resolve("buyer-" + purchases + ".history");
            write(purchases, true);
            List<StepEvent> reported = new ArrayList<>();
            try (HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
                tail.poll(reported::add);
            }
            assertThat(reported).isEqualTo(allStepEvents());
        }
    }

    @Test
    void historyBeingWritten_isReportedCompletely_onceAndInOrder() throws Exception {
        List<StepEvent> reported = new ArrayList<>();
        int reportingPolls = 0;
        CountDownLatch firstReport = new CountDownLatch(1);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> write(MANY, false, () -> awaitLatch(firstReport)));
        Await.until("the history file exists", () -> Files.exists(file));
        try (HistoryTail tail = HistoryTail.open(file, "buyer-01")) {
            for (boolean last = false; !last; ) {
                last = writing.isDone();
                int before = reported.size();
                tail.poll(reported::add);
                reportingPolls += reported.size() > before ? 1 : 0;
                if (reportingPolls > 0) {
                    firstReport.countDown();
                }
            }
        }
        writing.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        assertThat(reported.equals(allStepEvents()))
                .as("every event is reported once and in order")
                .isTrue();
        assertThat(reportingPolls).as("it was reported while it was written").isGreaterThan(1);
    }

    /** One poll may continue while the buyer writes, so the writer waits here until the first poll has ended. */
    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                    .as("something is reported before all is written")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A buyer that buys as fast as the tail reports must not keep one poll running for ever. */
    @Test
    void pollOfABuyerThatKeepsBuying_ends() throws Exception {
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
        assertThat(bought[0]).as("purchases in total").isGreaterThan(1);
    }

    @Test
    void missingHistory_isNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> HistoryTail.open(file, "buyer-01"))
                .withMessage(file.toString());
    }
}
