package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
 * A tail copies a record while its buyer writes it, so it may see later fields without the earlier ones. Then it waits for
 * the next look, and tells nothing wrong, nothing twice and nothing out of order.
 */
class TornRecordTest {

    @TempDir
    Path folder;

    private int looks;

    private static byte[] state(PurchaseScript script, int events) {
        return HistoryBytes.of(script.cutAfter(events).record(1, new AtomicLong()::incrementAndGet));
    }

    private void assertToldOnce(PurchaseScript script, byte[] torn) throws IOException {
        Path file = folder.resolve("buyer-" + looks++ + ".history");
        List<Moment> told = new ArrayList<>();
        List<Moment> all = Moment.of("b", script.record(1, new AtomicLong()::incrementAndGet));
        try (FileChannel buyer = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                HistoryTail tail = HistoryTail.open(file, "b")) {
            buyer.write(ByteBuffer.wrap(torn), Layout.RECORD_BYTES);
            tail.poll(told::add);
            assertThat(told).isEqualTo(all.subList(0, told.size()));
            buyer.write(ByteBuffer.wrap(state(script, PurchaseScript.ALL)), Layout.RECORD_BYTES);
            tail.poll(told::add);
        }
        assertThat(told).isEqualTo(all);
    }

    /** The copy goes upwards, in whole words: old ones, then new ones. */
    @Test
    void recordCopiedWhileItIsWritten_isToldOnceAndInOrder() throws Exception {
        for (PurchaseScript script : Scripts.everyKind()) {
            for (int before = 0; before < script.length(); before++) {
                for (int after = before + 1; after <= script.length(); after++) {
                    for (int at = 0; at <= Layout.RECORD_BYTES; at += Long.BYTES) {
                        byte[] torn = state(script, after);
                        System.arraycopy(state(script, before), 0, torn, 0, at);
                        assertToldOnce(script, torn);
                    }
                }
            }
        }
        assertThat(looks).isGreaterThan(1_000);
    }

    /** A conflict may leave a step unfinished. That looks torn, but stays so: it is told at the second look. */
    @Test
    void purchaseThatIsOverWithAStepUnfinished_doesNotStopTheTelling() throws Exception {
        PurchaseRecord conflict =
                new PurchaseRecord(1, 0, 10, 20, 30, 0, 0, 0, 7, Step.READ.bit() | Step.WRITE.bit(), Outcome.CONFLICT);
        PurchaseRecord next = PurchaseScript.sold(false, 6).record(2, new AtomicLong(40)::incrementAndGet);
        Path file = folder.resolve("buyer-01.history");
        List<Moment> told = new ArrayList<>();
        try (FileChannel buyer = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                HistoryTail tail = HistoryTail.open(file, "b")) {
            buyer.write(ByteBuffer.wrap(HistoryBytes.of(conflict)), Layout.RECORD_BYTES);
            buyer.write(ByteBuffer.wrap(HistoryBytes.of(next)), 2 * Layout.RECORD_BYTES);
            tail.poll(told::add);
        }
        List<Moment> all = new ArrayList<>(Moment.of("b", conflict));
        all.addAll(Moment.of("b", next));
        assertThat(told).isEqualTo(all).hasSize(3 + 6);
    }
}
