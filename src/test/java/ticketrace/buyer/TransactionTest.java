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

/** Purchases in a critical section that can be refused, rolled back, or fail to release. */
class TransactionTest {

    private final InMemoryTickets tickets = new InMemoryTickets(2);
    private final InMemoryStore store = tickets.open("A");

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private TestBuyer testBuyer() throws IOException {
        return new TestBuyer(folder, "A", store).inTransaction();
    }

    private void conflictIn(Step refused) {
        tickets.inside(step -> {
            if (step == refused) {
                throw new ConflictException("another buyer was faster", new IOException("for a test"));
            }
        });
    }

    private void assertRolledBack() {
        assertThat(store.ends()).containsExactly("rollback");
        assertThat(tickets.count()).isEqualTo(2);
        assertThat(tickets.end().sales()).isEmpty();
    }

    @Test
    void purchaseThatWasNotRefused_isCommitted() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD);

            assertThat(store.ends()).containsExactly("commit");
            assertThat(tickets.end().sales()).containsExactly(new Sale(2, "A", 1));
            assertThat(testBuyer.last().end(Step.RELEASE)).isPositive();
        }
    }

    @Test
    void purchaseThatReadZero_endsItsTransaction() throws IOException {
        tickets.setCount(0);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.SOLD_OUT);

            assertThat(store.ends()).containsExactly("commit");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "WRITE", "RECORD", "RELEASE"})
    void refusedStep_isAConflict_andIsRolledBack(Step refused) throws IOException {
        conflictIn(refused);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(testBuyer.purchase().make()).isEqualTo(Outcome.CONFLICT);

            assertRolledBack();
            PurchaseRecord written = testBuyer.last();
            assertThat(written.outcome()).isEqualTo(Outcome.CONFLICT);
            assertThat(written.hasBegun(refused)).isTrue();
            assertThat(written.isSold()).isFalse();
            assertThat(written.released()).isZero();
            assertThat(written.refused())
                    .as("time of the refusal")
                    .isEqualTo(written.latest())
                    .isPositive();
        }
    }

    @Test
    void refusedBuyer_triesAgain() throws IOException {
        tickets.inside(step -> {
            if (step == Step.RELEASE) {
                tickets.inside(next -> {});
                throw new ConflictException("another buyer was faster", new IOException("for a test"));
            }
        });
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(Buyer.buy(testBuyer.purchase(), 1, testBuyer.stop())).isEqualTo(EndReason.QUOTA);

            assertThat(store.ends()).containsExactly("rollback", "commit");
            assertThat(tickets.end().sales()).containsExactly(new Sale(2, "A", 2));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "WRITE", "RECORD"})
    void failedStep_isRolledBack_andLeavesNoOutcome(Step failing) throws IOException {
        tickets.failingIn(failing);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThatThrownBy(() -> testBuyer.purchase().make())
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");

            assertRolledBack();
            assertThat(testBuyer.last().isOpen()).isTrue();
            assertThat(testBuyer.last().end(failing)).isZero();
            assertThat(testBuyer.last().hasBegun(Step.RELEASE)).isFalse();
        }
    }

    /** The buyer cannot know whether the database committed, so it neither repeats the commit nor rolls back. */
    @Test
    void failedCommit_isNeitherRepeatedNorRolledBack_andLeavesNoOutcome() throws IOException {
        tickets.failingIn(Step.RELEASE);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThatThrownBy(() -> testBuyer.purchase().make()).hasMessage("disk full");

            assertThat(store.ends()).isEmpty();
            assertThat(testBuyer.last().isOpen()).isTrue();
            assertThat(testBuyer.last().hasBegun(Step.RELEASE)).isTrue();
            assertThat(testBuyer.last().end(Step.RELEASE)).isZero();
        }
    }

    @Test
    void transactionWithoutAConnection_isNoLongerHeld() throws IOException {
        CriticalSection section = new CriticalSection.Transaction(store, false);
        section.ensureHeld();
        store.disconnect();
        assertThatThrownBy(section::ensureHeld)
                .isInstanceOf(LockLostException.class)
                .hasMessageContaining("connection");
    }

    /** A critical section that is acquired at once, and whose release fails. */
    private static final class FailingRelease implements CriticalSection {

        private int released;
        private int abandoned;

        @Override
        public Grant acquire(Duration patience) {
            return Grant.PLAIN;
        }

        @Override
        public void ensureHeld() {
            throw new AssertionError("a purchase does not call ensureHeld");
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
    void lockWhoseReleaseFails_isNotReleasedTwice() throws IOException {
        FailingRelease section = new FailingRelease();
        try (TestBuyer testBuyer = new TestBuyer(folder, "A", store).holding(section)) {
            assertThatThrownBy(() -> testBuyer.purchase().make()).hasMessage("no lock to release");

            assertThat(section.released).isEqualTo(1);
            assertThat(section.abandoned).isZero();
            assertThat(testBuyer.last().isSold())
                    .as("the sale was recorded before the release")
                    .isTrue();
            assertThat(testBuyer.last().isOpen()).isTrue();
        }
    }
}
