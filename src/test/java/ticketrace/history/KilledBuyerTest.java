package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.ChildJvm;

/** A buyer killed with SIGKILL leaves evidence of everything that it did before. */
class KilledBuyerTest {

    private static final int BEFORE = 1_500;
    private static final int MORE_THAN_ANY_TIME_FOR = 1_000_000;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("buyer-01.history");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void buyerKilledDuringAPurchase_leavesEveryStepItMade(int events) throws Exception {
        long pid;
        try (ChildJvm buyer = ChildJvm.start(HistoryChild.class)) {
            pid = buyer.pid();
            assertThat(buyer.ask("create " + file())).isEqualTo("done");
            assertThat(buyer.ask("buy " + BEFORE)).isEqualTo("done");
            assertThat(buyer.ask("events " + events)).isEqualTo("done");
            buyer.kill();
        }
        BuyerHistory history = HistoryFile.read(file());
        assertThat(history.pid()).isEqualTo(pid);
        assertThat(history.isClosed()).isFalse();
        List<PurchaseRecord> purchases = history.purchases();
        assertThat(purchases).hasSize(events == 0 ? BEFORE : BEFORE + 1);
        assertThat(purchases.subList(0, BEFORE)).allMatch(purchase -> purchase.outcome() == Outcome.SOLD);
        if (events > 0) {
            assertSameSteps(
                    purchases.get(BEFORE),
                    PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7).cutAfter(events));
        }
    }

    private static void assertSameSteps(PurchaseRecord purchase, PurchaseScript script) {
        PurchaseRecord expected = script.record(BEFORE + 1, () -> 1);
        assertThat(purchase.isOpen()).isTrue();
        assertThat(purchase.begun()).isEqualTo(expected.begun());
        assertThat(purchase.value()).isEqualTo(expected.value());
        for (Step step : Step.values()) {
            assertThat(purchase.end(step) != 0).as("%s ended", step).isEqualTo(expected.end(step) != 0);
        }
    }

    @RepeatedTest(5)
    void buyerKilledAtFullSpeed_leavesAReadableHistory() throws Exception {
        try (ChildJvm buyer = ChildJvm.start(HistoryChild.class)) {
            assertThat(buyer.ask("create " + file())).isEqualTo("done");
            buyer.say("buy " + MORE_THAN_ANY_TIME_FOR);
            try (HistoryTail tail = HistoryTail.open(file(), "buyer-01")) {
                AtomicInteger stepEvents = new AtomicInteger();
                Await.until("the buyer buys", () -> stepEvents(tail, stepEvents) > 0);
            }
            buyer.kill();
        }
        BuyerHistory history = HistoryFile.read(file());
        assertThat(history.isClosed()).isFalse();
        List<PurchaseRecord> purchases = history.purchases();
        assertThat(purchases).isNotEmpty();
        for (int i = 0; i < purchases.size() - 1; i++) {
            assertThat(purchases.get(i).outcome()).isEqualTo(Outcome.SOLD);
            assertThat(purchases.get(i).number()).isEqualTo(i + 1);
        }
    }

    private static int stepEvents(HistoryTail tail, AtomicInteger stepEvents) {
        try {
            tail.poll(stepEvent -> stepEvents.incrementAndGet());
            return stepEvents.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
