package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Limits;
import ticketrace.Scratch;
import ticketrace.history.EndReason;
import ticketrace.history.Step;
import ticketrace.lock.JvmLock;

class BuyerTest {

    private final InMemoryTickets tickets = new InMemoryTickets(5);

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private TestBuyer testBuyer() throws IOException {
        return new TestBuyer(folder, "A", tickets.open("A"));
    }

    @Test
    void buyer_buysUntilTheTicketsAreSoldOut() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(Buyer.buy(testBuyer.purchase(), Buyer.NO_QUOTA, testBuyer.stop()))
                    .isEqualTo(EndReason.SOLD_OUT);

            assertThat(tickets.count()).isZero();
            assertThat(tickets.end().sales()).hasSize(5);
        }
    }

    @Test
    void buyerWithAQuota_endsWhenItReachesTheQuota() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(Buyer.buy(testBuyer.purchase(), 2, testBuyer.stop())).isEqualTo(EndReason.QUOTA);

            assertThat(tickets.count()).isEqualTo(3);
        }
    }

    @Test
    void buyerThatFindsNoTicketBeforeItsQuota_endsAsSoldOut() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            assertThat(Buyer.buy(testBuyer.purchase(), 6, testBuyer.stop())).isEqualTo(EndReason.SOLD_OUT);
        }
    }

    @Test
    void buyerToldToStop_finishesItsPurchaseFirst() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            testBuyer.at((step, value) -> {
                if (step == Step.WRITE && value == 3) {
                    testBuyer.stop().order(EndReason.INTERRUPTED);
                }
            });

            assertThat(Buyer.buy(testBuyer.purchase(), Buyer.NO_QUOTA, testBuyer.stop()))
                    .isEqualTo(EndReason.INTERRUPTED);

            assertThat(tickets.count()).isEqualTo(2);
            assertThat(tickets.end().sales()).hasSize(3);
        }
    }

    @Test
    void buyerToldToStopBeforeItBegan_buysNothing() throws IOException {
        try (TestBuyer testBuyer = testBuyer()) {
            testBuyer.stop().order(EndReason.TIME_LIMIT);

            assertThat(Buyer.buy(testBuyer.purchase(), Buyer.NO_QUOTA, testBuyer.stop()))
                    .isEqualTo(EndReason.TIME_LIMIT);

            assertThat(tickets.count()).isEqualTo(5);
        }
    }

    @Test
    void buyerWhoseWaitTimedOut_triesAgain() throws Exception {
        JvmLock lock = new JvmLock();
        Thread holder = new Thread(() -> assertThat(lock.tryAcquire()).isNotNull());
        holder.start();
        holder.join(Limits.ANSWER.toMillis());
        try (TestBuyer testBuyer = testBuyer().guardedBy(lock).patientFor(Duration.ofMillis(1))) {
            int[] waits = {0};
            testBuyer.at((step, value) -> {
                if (++waits[0] == 3) {
                    testBuyer.stop().order(EndReason.TIME_LIMIT);
                }
            });

            assertThat(Buyer.buy(testBuyer.purchase(), Buyer.NO_QUOTA, testBuyer.stop()))
                    .isEqualTo(EndReason.TIME_LIMIT);

            assertThat(waits[0]).isEqualTo(3);
            assertThat(testBuyer.closed(EndReason.TIME_LIMIT).purchases()).hasSize(3);
        }
    }

    @Test
    void storeThatFails_endsTheBuyer() throws IOException {
        tickets.failingIn(Step.WRITE);
        try (TestBuyer testBuyer = testBuyer()) {
            assertThatThrownBy(() -> Buyer.buy(testBuyer.purchase(), Buyer.NO_QUOTA, testBuyer.stop()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }
}
