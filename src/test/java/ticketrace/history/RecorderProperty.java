package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import ticketrace.Scratch;

/** A reader reads exactly what a buyer has recorded, for any purchases. */
class RecorderProperty {

    private Path folder = Path.of("");
    private Path file = folder;

    @BeforeTry
    void createFolder() throws IOException {
        folder = Scratch.folder("ticketrace-test-");
        file = folder.resolve("buyer-07.history");
    }

    @AfterTry
    void deleteFolder() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }

    @Provide
    Arbitrary<List<PurchaseScript>> lifetimes() {
        return Scripts.lifetimes(20);
    }

    @Provide
    Arbitrary<Integer> manyPurchases() {
        return Arbitraries.integers()
                .between(0, 5 * Layout.BLOCK_RECORDS)
                .edgeCases(edges -> edges.add(
                        Layout.BLOCK_RECORDS - 1,
                        Layout.BLOCK_RECORDS,
                        Layout.BLOCK_RECORDS + 1,
                        2 * Layout.BLOCK_RECORDS,
                        2 * Layout.BLOCK_RECORDS + 1));
    }

    /** Records the scripts, reads the file, and compares. */
    private BuyerHistory recordAndCheck(List<PurchaseScript> scripts, boolean closed) throws IOException {
        long start = System.nanoTime();
        try (Recorder recorder = Recorder.create(file)) {
            recorder.started(start, -5);
            for (PurchaseScript script : scripts) {
                script.playOn(recorder);
            }
            if (closed) {
                recorder.close(EndReason.TIME_LIMIT);
            }
        }
        BuyerHistory history = HistoryFile.read(file);
        assertThat(history.purchases()).hasSameSizeAs(scripts);
        long before = start;
        for (int i = 0; i < scripts.size(); i++) {
            PurchaseRecord purchase = history.purchases().get(i);
            assertThat(withoutTimes(purchase))
                    .isEqualTo(withoutTimes(scripts.get(i).record(i + 1, () -> 1)));
            before = checkedTimes(purchase, before);
        }
        assertThat(before).isLessThanOrEqualTo(System.nanoTime());
        return history;
    }

    /** The purchase with 1 in place of every stamp that is not zero. */
    private static PurchaseRecord withoutTimes(PurchaseRecord purchase) {
        return new PurchaseRecord(
                purchase.number(),
                Stamps.of(stamp -> purchase.stamps().at(stamp) == 0 ? 0 : 1),
                purchase.value(),
                purchase.begun(),
                purchase.outcome(),
                purchase.onList(),
                GrantRecord.of(
                        purchase.grant().token(),
                        purchase.grant().previousHolderDied(),
                        Long.signum(purchase.grant().leaseLost())),
                purchase.named());
    }

    private static long checkedTimes(PurchaseRecord purchase, long before) {
        long latest = before;
        for (int i = 0; i < Stamp.COUNT; i++) {
            if (purchase.stamps().at(i) != 0) {
                assertThat(purchase.stamps().at(i)).isGreaterThanOrEqualTo(latest);
                latest = purchase.stamps().at(i);
            }
        }
        return latest;
    }

    @Property(tries = 300)
    void recordedPurchases_areReadAgain(@ForAll("lifetimes") List<PurchaseScript> scripts, @ForAll boolean closed)
            throws IOException {
        BuyerHistory history = recordAndCheck(scripts, closed);
        assertThat(history.buyer()).isEqualTo("buyer-07");
        assertThat(history.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(history.skewNanos()).isEqualTo(-5);
        assertThat(history.startedNanos())
                .isGreaterThanOrEqualTo(history.signalNanos())
                .isPositive();
        assertThat(history.isClosed()).isEqualTo(closed);
        assertThat(history.reason()).isEqualTo(closed ? EndReason.TIME_LIMIT : null);
        assertThat(history.closedNanos() != 0).isEqualTo(closed);
    }

    /** When the front is full, its purchases move behind it. None is lost and none is added. */
    @Property(tries = 40)
    void manyPurchases_areReadAgain(
            @ForAll("manyPurchases") int count,
            @ForAll("lifetimes") List<PurchaseScript> pattern,
            @ForAll boolean closed)
            throws IOException {
        List<PurchaseScript> whole = new ArrayList<>(Scripts.everyKind());
        pattern.stream().filter(script -> !script.isCut()).forEach(whole::add);
        List<PurchaseScript> scripts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scripts.add(whole.get(i % whole.size()));
        }
        pattern.stream().filter(PurchaseScript::isCut).forEach(scripts::add);
        recordAndCheck(scripts, closed);
        if (closed) {
            assertThat(file).hasSize(HistoryBytes.view(Files.readAllBytes(file)).getLong(Layout.CLOSED_BYTES));
        }
    }
}
