package ticketrace.store.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.ChildJvm;
import ticketrace.Limits;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.OptimisticStore;
import ticketrace.store.Sale;
import ticketrace.store.StoreChild;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** Several processes take tickets from one mapped file at the same time, without a guard. */
class MappedProcessesTest {

    private static final String MAPPED = "mapped";
    private static final int PROCESSES = 3;
    private static final int TICKETS = 300_000;
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private List<ChildJvm> children() throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 1; i <= PROCESSES; i++) {
            children.add(ChildJvm.start(StoreChild.class, folder.toString(), "buyer-" + i, MAPPED));
        }
        for (ChildJvm child : children) {
            assertThat(child.hear()).isEqualTo("open");
        }
        return children;
    }

    /** Asserts that every seat was sold once, and that each buyer's sales are in the order of its purchases. */
    private static void assertEverySeatOnce(FinalState end, int tickets) {
        assertThat(end.remaining()).isZero();
        assertThat(end.sales().stream().mapToInt(Sale::seat).sorted().toArray())
                .isEqualTo(IntStream.rangeClosed(1, tickets).toArray());
        Map<String, Integer> purchases = new HashMap<>();
        for (Sale sale : end.sales()) {
            assertThat(sale.purchase()).isEqualTo(purchases.merge(sale.buyer(), 1, Integer::sum));
        }
    }

    private static void assertProcessesOverlapped(FinalState end) {
        int changes = 0;
        for (int i = 1; i < end.sales().size(); i++) {
            changes += end.sales().get(i).buyer().equals(end.sales().get(i - 1).buyer()) ? 0 : 1;
        }
        assertThat(changes)
                .as("how often the buyer changes from one sale to the next")
                .isGreaterThan(PROCESSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"take", "swap"})
    void purchasesInOneStep_loseNoTicket(String purchaseKind) throws Exception {
        Stores.named(MAPPED).create(folder, TICKETS);
        List<ChildJvm> children = children();
        children.forEach(child -> child.say(purchaseKind + " " + TICKETS));
        for (ChildJvm child : children) {
            assertThat(child.hear(Limits.WORK)).isEqualTo("done");
            child.close();
        }
        FinalState end = Stores.named(MAPPED).leftBehind(folder);
        assertEverySeatOnce(end, TICKETS);
        assertProcessesOverlapped(end);
    }

    /** Proves that the test above can fail: another purchase runs between the two steps of this one. */
    @Test
    void purchaseInTwoSteps_losesAnUpdateMadeBetweenThem() throws Exception {
        Stores.named(MAPPED).create(folder, 1000);
        try (ChildJvm other = ChildJvm.start(StoreChild.class, folder.toString(), "buyer-2", MAPPED);
                TicketStore store = Stores.named(MAPPED).open(folder, "-", "buyer-1")) {
            assertThat(other.hear()).isEqualTo("open");
            int seat = store.read();
            assertThat(other.ask("swap 10")).isEqualTo("done");
            assertThat(((OptimisticStore) store).compareAndSet(seat - 1))
                    .as("noticed")
                    .isFalse();
            store.write(seat - 1);
            store.record(seat, 1);
        }
        FinalState end = Stores.named(MAPPED).leftBehind(folder);
        assertThat(end.remaining()).isEqualTo(999);
        assertThat(end.sales()).hasSize(11);
        assertThat(end.sales().stream().map(Sale::seat).distinct()).hasSize(10);
    }

    /** The sales of a killed process remain, and no other process waits for it. */
    @Test
    void processesKilledAtRandomMoments_leaveAReadableStore_withNoSeatSoldTwice() throws Exception {
        Stores.named(MAPPED).create(folder, CountFile.MAX_COUNT);
        for (int round = 1; round <= ROUNDS; round++) {
            List<ChildJvm> children = children();
            long before = bytes();
            children.forEach(child -> child.say("take " + CountFile.MAX_COUNT));
            Await.until("the processes take tickets", () -> bytes() > before + MappedSales.CHUNK_BYTES);
            for (ChildJvm child : children) {
                child.kill();
                child.close();
            }
        }
        FinalState end = Stores.named(MAPPED).leftBehind(folder);
        int taken = CountFile.MAX_COUNT - end.remaining();
        assertThat(end.sales().stream().mapToInt(Sale::seat).distinct().count())
                .as("number of different seats that were sold")
                .isEqualTo(end.sales().size());
        assertThat(end.sales().stream().filter(sale -> sale.seat() <= end.remaining()))
                .as("seats that were sold and are still for sale")
                .isEmpty();
        assertThat(taken - end.sales().size())
                .as("seats taken and not recorded: at most one for each killed process")
                .isBetween(0, ROUNDS * PROCESSES);
    }

    private long bytes() {
        try {
            return Files.size(folder.resolve(MappedStoreKind.FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
