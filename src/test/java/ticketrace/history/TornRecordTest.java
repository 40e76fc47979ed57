package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.history.PurchaseScript.ALL;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tail copies a record while its buyer writes it, so a copy may hold later fields without earlier ones. The tail still
 * reports every event once and in order.
 */
class TornRecordTest {

    @TempDir
    Path folder;

    private int purchases;

    private static ByteBuffer state(PurchaseScript script, int events) {
        return HistoryBytes.view(HistoryBytes.of(script.cutAfter(events).record(1, new AtomicLong()::incrementAndGet)));
    }

    /** A copy made word by word, from the front: the first {@code at} bytes are old, the others are new. */
    private static ByteBuffer torn(PurchaseScript script, int before, int after, int at) {
        return state(script, after).put(0, state(script, before), 0, at);
    }

    private void assertReportedOnce(HistoryTail tail, PurchaseScript script, ByteBuffer first, ByteBuffer second) {
        purchases++;
        List<StepEvent> all = StepEvent.of("b", script.record(purchases, new AtomicLong()::incrementAndGet));
        List<StepEvent> reported = new ArrayList<>();
        boolean over = tail.passNew(first, second, reported::add) == 1;
        assertThat(reported).isEqualTo(all.subList(0, reported.size()));
        if (!over) {
            assertThat(tail.passNew(state(script, ALL), state(script, ALL), reported::add))
                    .isEqualTo(1);
        }
        assertThat(reported).isEqualTo(all);
    }

    @Test
    void recordCopiedWhileItIsWritten_isReportedOnceAndInOrder() throws Exception {
        Path file = folder.resolve("buyer-01.history");
        Recorder.create(file).close();
        try (HistoryTail tail = HistoryTail.open(file, "b")) {
            for (PurchaseScript script : Scripts.everyKind()) {
                for (int before = 0; before <= script.length(); before++) {
                    for (int middle = before; middle <= script.length(); middle++) {
                        assertReportedOnce(tail, script, before, middle);
                    }
                }
            }
        }
        assertThat(purchases).isGreaterThan(10_000);
    }

    /** The first copy mixes the states before and middle, the second copy mixes middle and a later one. */
    private void assertReportedOnce(HistoryTail tail, PurchaseScript script, int before, int middle) {
        for (int after : new int[] {middle, Math.min(middle + 1, script.length()), script.length()}) {
            for (int at = 0; at <= Layout.NAMED; at += Long.BYTES) {
                for (int secondAt = 0; secondAt <= Layout.NAMED; secondAt += Long.BYTES) {
                    ByteBuffer first = torn(script, before, middle, at);
                    assertReportedOnce(tail, script, first, torn(script, middle, after, secondAt));
                }
            }
        }
    }

    private static ByteBuffer mainPart(PurchaseRecord purchase) {
        return ByteBuffer.wrap(HistoryBytes.of(purchase), 0, Layout.PART_BYTES);
    }

    /** A conflict may leave a step unfinished. The tail still reports the next purchase. */
    @Test
    void finishedPurchaseWithAnUnfinishedStep_doesNotStopTheTail() throws Exception {
        int begun = Step.READ.bit() | Step.WRITE.bit();
        PurchaseRecord conflict =
                new PurchaseRecord(1, new Stamps(0, 10, 20, 30, 0, 0, 0, 0), 7, begun, Outcome.CONFLICT);
        PurchaseRecord next =
                PurchaseScript.sold(PurchaseScript.Shape.BARE, 6).record(2, new AtomicLong(40)::incrementAndGet);
        Path file = folder.resolve("buyer-01.history");
        List<StepEvent> reported = new ArrayList<>();
        try (FileChannel buyer = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                HistoryTail tail = HistoryTail.open(file, "b")) {
            buyer.write(mainPart(conflict), Layout.inFront(0));
            buyer.write(mainPart(next), Layout.inFront(1));
            tail.poll(reported::add);
        }
        List<StepEvent> all = new ArrayList<>(StepEvent.of("b", conflict));
        all.addAll(StepEvent.of("b", next));
        assertThat(reported).isEqualTo(all).hasSize(3 + 6);
    }
}
