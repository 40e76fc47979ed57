package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Scratch;
import ticketrace.guard.PurchaseKind;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.Sale;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** The purchases that need no critical section: optimistic and atomic. */
class PurchaseKindsTest {

    private final InMemoryTickets tickets = new InMemoryTickets(2);
    private final List<String> asked = new ArrayList<>();

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private TestBuyer testBuyer(PurchaseKind purchaseKind) throws IOException {
        return new TestBuyer(folder, "A", tickets.open("A"))
                .by(purchaseKind)
                .at((step, value) -> asked.add(step + " " + value));
    }

    @ParameterizedTest
    @EnumSource(
            value = PurchaseKind.class,
            names = {"OPTIMISTIC", "ATOMIC"})
    void storeWithoutTheCapability_isRefusedBeforeThePurchase(PurchaseKind purchaseKind) throws IOException {
        Stores.named("file").create(folder, 2).close();
        try (TicketStore plain = Stores.named("file").open(folder, "-", "A");
                TestBuyer testBuyer = new TestBuyer(folder, "A", plain).by(purchaseKind)) {
            assertThatThrownBy(testBuyer::purchase)
                    .isInstanceOf(ClassCastException.class)
                    .hasMessage("ticketrace.store.file.FileStore lacks "
                            + purchaseKind.capability().getSimpleName() + ", which purchases of kind " + purchaseKind
                            + " need");
        }
    }

    /** Has another buyer take a ticket once, just before this buyer's compare-and-set. */
    private void letAnotherBuyerBeFaster() {
        tickets.inside(step -> {
            if (step == Step.COMPARE_AND_SET) {
                tickets.inside(next -> {});
                assertThat(tickets.take()).isPositive();
            }
        });
    }

    private static void assertStamped(PurchaseRecord written, Step... steps) {
        for (Step step : Step.values()) {
            boolean expected = List.of(steps).contains(step);
            assertThat(written.hasBegun(step)).as("%s has begun", step).isEqualTo(expected);
            assertThat(written.end(step) > 0).as("%s has ended", step).isEqualTo(expected);
            assertThat(written.end(step)).as("end of %s", step).isGreaterThanOrEqualTo(written.begin(step));
        }
    }

    @Test
    void optimisticPurchase_readsComparesAndRecords() throws IOException {
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.OPTIMISTIC)) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD);

            assertThat(asked).containsExactly("READ -1", "COMPARE_AND_SET 2", "RECORD 2");
            assertThat(tickets.count()).isEqualTo(1);
            assertThat(tickets.end().sales()).containsExactly(new Sale(2, "A", 1));
            assertThat(testBuyer.last().value()).isEqualTo(2);
            assertThat(testBuyer.last().outcome()).isEqualTo(Outcome.SOLD);
            assertStamped(testBuyer.last(), Step.READ, Step.COMPARE_AND_SET, Step.RECORD);
        }
    }

    @Test
    void lateOptimisticPurchase_isAConflict_andChangesNothing() throws IOException {
        letAnotherBuyerBeFaster();
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.OPTIMISTIC)) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.CONFLICT);

            assertThat(asked).containsExactly("READ -1", "COMPARE_AND_SET 2");
            assertThat(tickets.count()).isEqualTo(1);
            assertThat(tickets.end().sales()).isEmpty();
            PurchaseRecord written = testBuyer.last();
            assertThat(written.outcome()).isEqualTo(Outcome.CONFLICT);
            assertThat(written.hasBegun(Step.COMPARE_AND_SET)).isTrue();
            assertThat(written.end(Step.COMPARE_AND_SET)).isZero();
            assertThat(written.refused()).as("time of the refusal").isGreaterThanOrEqualTo(written.writing());
            assertThat(written.hasChanged()).isFalse();
            assertThat(written.isSold()).isFalse();
        }
    }

    @Test
    void buyerThatMetAConflict_triesAgainUntilTheTicketsAreSoldOut() throws IOException {
        letAnotherBuyerBeFaster();
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.OPTIMISTIC)) {
            assertThat(Buyer.buy(testBuyer.purchase(), Buyer.NO_QUOTA, testBuyer.stop()))
                    .isEqualTo(EndReason.SOLD_OUT);

            assertThat(testBuyer.closed(EndReason.SOLD_OUT).purchases())
                    .extracting(PurchaseRecord::outcome)
                    .containsExactly(Outcome.CONFLICT, Outcome.SOLD, Outcome.SOLD_OUT);
            assertThat(tickets.end().sales()).containsExactly(new Sale(1, "A", 2));
        }
    }

    @Test
    void conflict_doesNotCountTowardTheQuota() throws IOException {
        letAnotherBuyerBeFaster();
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.OPTIMISTIC)) {
            assertThat(Buyer.buy(testBuyer.purchase(), 1, testBuyer.stop())).isEqualTo(EndReason.QUOTA);

            assertThat(tickets.end().sales()).hasSize(1);
        }
    }

    @Test
    void atomicPurchase_takesAndRecords() throws IOException {
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.ATOMIC)) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD);

            assertThat(asked).containsExactly("TAKE -1", "RECORD 2");
            assertThat(tickets.count()).isEqualTo(1);
            assertThat(tickets.end().sales()).containsExactly(new Sale(2, "A", 1));
            assertThat(testBuyer.last().value()).isEqualTo(2);
            assertStamped(testBuyer.last(), Step.TAKE, Step.RECORD);
        }
    }

    @Test
    void atomicPurchaseWithoutATicket_isSoldOut_andRecordsNoSale() throws IOException {
        tickets.setCount(0);
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.ATOMIC)) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD_OUT);

            assertThat(testBuyer.last().value()).isZero();
            assertThat(testBuyer.last().hasChanged()).isFalse();
            assertStamped(testBuyer.last(), Step.TAKE);
        }
    }

    @Test
    void failedTake_leavesThePurchaseOpen_andItsSeatUnknown() throws IOException {
        tickets.failingIn(Step.TAKE);
        try (TestBuyer testBuyer = testBuyer(PurchaseKind.ATOMIC)) {
            assertThatThrownBy(() -> testBuyer.purchase().make()).hasMessage("disk full");

            assertThat(testBuyer.last().isUnknown()).isTrue();
            assertThat(testBuyer.last().value()).isEqualTo(PurchaseRecord.NOTHING);
        }
    }
}
