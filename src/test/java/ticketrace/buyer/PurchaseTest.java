package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Limits;
import ticketrace.Scratch;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.lock.JvmLock;
import ticketrace.store.Sale;

class PurchaseTest {

    private final InMemoryTickets tickets = new InMemoryTickets(2);
    private final JvmLock lock = new JvmLock();
    private final List<String> asked = new ArrayList<>();

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private TestBuyer testBuyer() throws IOException {
        return new TestBuyer(folder, "A", tickets.open("A")).at((step, value) -> asked.add(step + " " + value));
    }

    @Test
    void unguardedPurchase_readsWritesAndRecords() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD);

            assertThat(asked).containsExactly("READ -1", "WRITE 2", "RECORD 2");
            assertThat(tickets.count()).isEqualTo(1);
            assertThat(tickets.end().sales()).containsExactly(new Sale(2, "A", 1));
            PurchaseRecord written = testBuyer.last();
            assertThat(written.outcome()).isEqualTo(Outcome.SOLD);
            assertThat(written.value()).isEqualTo(2);
            assertThat(written.asked()).isZero();
            assertThat(written.hasBegun(Step.ACQUIRE)).isFalse();
            assertThat(written.hasBegun(Step.RELEASE)).isFalse();
        }
    }

    @Test
    void guardedPurchase_acquiresFirst_andReleasesLast() throws IOException {
        try (TestBuyer testBuyer = testBuyer().guardedBy(lock)) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD);

            assertThat(asked).containsExactly("ACQUIRE -1", "READ -1", "WRITE 2", "RECORD 2", "RELEASE -1");
            assertThat(lock.tryAcquire()).as("the lock is free").isNotNull();
            PurchaseRecord written = testBuyer.last();
            for (Step step : List.of(Step.ACQUIRE, Step.READ, Step.WRITE, Step.RECORD, Step.RELEASE)) {
                assertThat(written.end(step)).as("end of %s", step).isPositive();
                assertThat(written.end(step)).as("end of %s", step).isGreaterThanOrEqualTo(written.begin(step));
            }
        }
    }

    @Test
    void readOfZero_isSoldOut_andReleasesTheLock() throws IOException {
        InMemoryTickets empty = new InMemoryTickets(0);
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", empty.open("A")).guardedBy(lock)) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD_OUT);

            assertThat(lock.tryAcquire()).as("the lock is free").isNotNull();
            assertThat(empty.count()).isZero();
            PurchaseRecord written = testBuyer.last();
            assertThat(written.hasBegun(Step.WRITE)).isFalse();
            assertThat(written.isSold()).isFalse();
        }
    }

    @Test
    void guardNotAcquiredInTime_isTimedOut_andNothingIsRead() throws Exception {
        Thread holder = new Thread(() -> assertThat(lock.tryAcquire()).isNotNull());
        holder.start();
        holder.join(Limits.ANSWER.toMillis());
        try (TestBuyer testBuyer = testBuyer().guardedBy(lock).patientFor(Duration.ofMillis(1))) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.TIMED_OUT);

            assertThat(asked).containsExactly("ACQUIRE -1");
            PurchaseRecord written = testBuyer.last();
            assertThat(written.acquired()).isZero();
            assertThat(written.released()).isGreaterThanOrEqualTo(written.asked());
            assertThat(written.returned()).isEqualTo(written.released());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "WRITE", "RECORD"})
    void failedStep_releasesTheLock_andLeavesNoOutcome(Step failing) throws IOException {
        tickets.failingIn(failing);
        try (TestBuyer testBuyer = testBuyer().guardedBy(lock)) {
            assertThatThrownBy(() -> testBuyer.purchase().make())
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");

            assertThat(lock.tryAcquire()).as("the lock is free").isNotNull();
            PurchaseRecord written = testBuyer.last();
            assertThat(written.isOpen()).isTrue();
            assertThat(written.hasBegun(failing)).isTrue();
            assertThat(written.end(failing)).isZero();
            assertThat(written.hasBegun(Step.RELEASE)).isFalse();
        }
    }

    @Test
    void failedPace_releasesTheLock() throws IOException {
        Pace falling = (step, value) -> {
            if (step == Step.RECORD) {
                throw new IllegalStateException("out of step");
            }
        };
        try (TestBuyer testBuyer = testBuyer().guardedBy(lock).at(falling)) {
            assertThatThrownBy(() -> testBuyer.purchase().make()).isInstanceOf(IllegalStateException.class);

            assertThat(lock.tryAcquire()).as("the lock is free").isNotNull();
        }
    }

    @Test
    void purchasesOfOneBuyer_areNumberedFromOne() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            Purchase purchase = testBuyer.purchase();

            assertThat(purchase.make()).isEqualTo(Outcome.SOLD);
            assertThat(purchase.make()).isEqualTo(Outcome.SOLD);
            assertThat(purchase.make()).isEqualTo(Outcome.SOLD_OUT);

            assertThat(tickets.end().sales()).containsExactly(new Sale(2, "A", 1), new Sale(1, "A", 2));
            assertThat(testBuyer.last().number()).isEqualTo(3);
        }
    }
}
