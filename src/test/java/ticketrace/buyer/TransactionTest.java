package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Scratch;
import ticketrace.guard.CriticalSection;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.lock.Grant;
import ticketrace.lock.LockLostException;
import ticketrace.store.ConflictException;
import ticketrace.store.Sale;

/** Purchases in a critical section that can be refused, undone, or fail to let go. */
class TransactionTest {

    private final Hall hall = new Hall(2);
    private final HallStore store = hall.open("A");

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private TestBuyer testBuyer() throws IOException {
        return new TestBuyer(folder, "A", store).inTransaction();
    }

    private void conflictIn(Step refused) {
        hall.inside(step -> {
            if (step == refused) {
                throw new ConflictException("another buyer was faster", new IOException("for a test"));
            }
        });
    }

    private void assertNothingStands() {
        assertThat(store.ends()).containsExactly("rollback");
        assertThat(hall.count()).isEqualTo(2);
        assertThat(hall.end().sales()).isEmpty();
    }

    @Test
    void purchaseThatWasNotRefused_isCommitted() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD);

            assertThat(store.ends()).containsExactly("commit");
            assertThat(hall.end().sales()).containsExactly(new Sale(2, "A", 1));
            assertThat(testBuyer.last().end(Step.RELEASE)).isPositive();
        }
    }

    @Test
    void purchaseThatReadZero_endsItsTransaction() throws IOException {
        hall.setCount(0);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD_OUT);

            assertThat(store.ends()).containsExactly("commit");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "WRITE", "RECORD", "RELEASE"})
    void stepThatIsRefused_isAConflict_andNothingStands(Step refused) throws IOException {
        conflictIn(refused);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.CONFLICT);

            assertNothingStands();
            PurchaseRecord written = testBuyer.last();
            assertThat(written.outcome()).isEqualTo(Outcome.CONFLICT);
            assertThat(written.hasBegun(refused)).isTrue();
            assertThat(written.isSold()).isFalse();
            assertThat(written.released()).isZero();
            assertThat(written.refused())
                    .as("refused")
                    .isEqualTo(written.latest())
                    .isPositive();
        }
    }

    @Test
    void buyerThatWasRefused_triesAgain() throws IOException {
        hall.inside(step -> {
            if (step == Step.RELEASE) {
                hall.inside(next -> {});
                throw new ConflictException("another buyer was faster", new IOException("for a test"));
            }
        });
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(Buyer.buy(testBuyer.purchase(), 1, testBuyer.stop())).isEqualTo(EndReason.QUOTA);

            assertThat(store.ends()).containsExactly("rollback", "commit");
            assertThat(hall.end().sales()).containsExactly(new Sale(2, "A", 2));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "WRITE", "RECORD"})
    void stepThatFails_isUndone_andLeavesNoOutcome(Step failing) throws IOException {
        hall.failingIn(failing);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThatThrownBy(() -> testBuyer.purchase().make())
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");

            assertNothingStands();
            assertThat(testBuyer.last().isOpen()).isTrue();
            assertThat(testBuyer.last().end(failing)).isZero();
            assertThat(testBuyer.last().hasBegun(Step.RELEASE)).isFalse();
        }
    }

    /** Whether it stands is not known, so it is neither repeated nor called off. */
    @Test
    void commitThatFails_isNeitherRepeatedNorUndone_andLeavesNoOutcome() throws IOException {
        hall.failingIn(Step.RELEASE);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThatThrownBy(() -> testBuyer.purchase().make()).hasMessage("disk full");

            assertThat(store.ends()).isEmpty();
            assertThat(testBuyer.last().isOpen()).isTrue();
            assertThat(testBuyer.last().hasBegun(Step.RELEASE)).isTrue();
            assertThat(testBuyer.last().end(Step.RELEASE)).isZero();
        }
    }

    @Test
    void transactionWhoseConnectionHasEnded_isNotHeldAnyMore() throws IOException {
        CriticalSection section = new CriticalSection.Transaction(store, false);
        section.ensureHeld();
        store.disconnect();
        assertThatThrownBy(section::ensureHeld)
                .isInstanceOf(LockLostException.class)
                .hasMessageContaining("connection");
    }

    /** Is had at once, and cannot be given back. */
    private static final class Stuck implements CriticalSection {

        private int released;
        private int abandoned;

        @Override
        public Grant acquire(Duration patience) {
            return Grant.PLAIN;
        }

        @Override
        public void ensureHeld() {
            throw new AssertionError("a purchase does not ask");
        }

        @Override
        public void release() throws IOException {
            released++;
            throw new IOException("no lock to release");
        }

        @Override
        public void abandon() {
            abandoned++;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void lockThatCannotBeReleased_isNotReleasedTwice() throws IOException {
        Stuck stuck = new Stuck();
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", store).holding(stuck)) {
            assertThatThrownBy(() -> testBuyer.purchase().make()).hasMessage("no lock to release");

            assertThat(stuck.released).isEqualTo(1);
            assertThat(stuck.abandoned).isZero();
            assertThat(testBuyer.last().isSold())
                    .as("the sale was on the list before")
                    .isTrue();
            assertThat(testBuyer.last().isOpen()).isTrue();
        }
    }
}
