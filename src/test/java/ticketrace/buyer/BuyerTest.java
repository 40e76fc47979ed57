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

    private final Hall hall = new Hall(5);

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private Desk desk() throws IOException {
        return new Desk(folder, "A", hall.open("A"));
    }

    @Test
    void buyer_buysUntilItIsSoldOut() throws IOException {
        try (Desk desk = desk()) {
            assertThat(Buyer.buy(desk.purchase(), Buyer.NO_QUOTA, desk.stop())).isEqualTo(EndReason.SOLD_OUT);

            assertThat(hall.count()).isZero();
            assertThat(hall.end().sales()).hasSize(5);
        }
    }

    @Test
    void buyerWithAQuota_endsWhenItHasIt() throws IOException {
        try (Desk desk = desk()) {
            assertThat(Buyer.buy(desk.purchase(), 2, desk.stop())).isEqualTo(EndReason.QUOTA);

            assertThat(hall.count()).isEqualTo(3);
        }
    }

    @Test
    void buyerThatIsSoldOutBeforeItsQuota_isSoldOut() throws IOException {
        try (Desk desk = desk()) {
            assertThat(Buyer.buy(desk.purchase(), 6, desk.stop())).isEqualTo(EndReason.SOLD_OUT);
        }
    }

    @Test
    void buyerToldToStop_finishesItsPurchaseFirst() throws IOException {
        try (Desk desk = desk()) {
            desk.at((step, value) -> {
                if (step == Step.WRITE && value == 3) {
                    desk.stop().order(EndReason.INTERRUPTED);
                }
            });

            assertThat(Buyer.buy(desk.purchase(), Buyer.NO_QUOTA, desk.stop())).isEqualTo(EndReason.INTERRUPTED);

            assertThat(hall.count()).isEqualTo(2);
            assertThat(hall.end().sales()).hasSize(3);
        }
    }

    @Test
    void buyerToldToStopBeforeItBegan_buysNothing() throws IOException {
        try (Desk desk = desk()) {
            desk.stop().order(EndReason.TIME_LIMIT);

            assertThat(Buyer.buy(desk.purchase(), Buyer.NO_QUOTA, desk.stop())).isEqualTo(EndReason.TIME_LIMIT);

            assertThat(hall.count()).isEqualTo(5);
        }
    }

    @Test
    void waitThatTimedOut_isTriedAgain() throws Exception {
        JvmLock lock = new JvmLock();
        Thread holder = new Thread(() -> assertThat(lock.tryAcquire()).isTrue());
        holder.start();
        holder.join(Limits.ANSWER.toMillis());
        try (Desk desk = desk().guardedBy(lock).patientFor(Duration.ofMillis(1))) {
            int[] waits = {0};
            desk.at((step, value) -> {
                if (++waits[0] == 3) {
                    desk.stop().order(EndReason.TIME_LIMIT);
                }
            });

            assertThat(Buyer.buy(desk.purchase(), Buyer.NO_QUOTA, desk.stop())).isEqualTo(EndReason.TIME_LIMIT);

            assertThat(waits[0]).isEqualTo(3);
            assertThat(desk.closed(EndReason.TIME_LIMIT).purchases()).hasSize(3);
        }
    }

    @Test
    void storeThatFails_endsTheBuyer() throws IOException {
        hall.failingIn(Step.WRITE);
        try (Desk desk = desk()) {
            assertThatThrownBy(() -> Buyer.buy(desk.purchase(), Buyer.NO_QUOTA, desk.stop()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }
}
