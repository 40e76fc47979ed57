package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.guard.PurchaseKind;
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.store.ServedStore;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.TicketStore;

/** A warm-up ends when all tickets are sold, or when its time is over. */
class WarmUpPurchasesTest {

    private static final int TICKETS = 10 * WarmUpPurchases.PURCHASES_PER_CLOCK_READ;

    @TempDir
    Path folder;

    private final StopSignal never = new StopSignal();
    private int reads;

    /** A warm-up whose clock advances by this step at each reading. */
    private static final class Slow extends WarmUpPurchases {

        private final long stepNanos;
        private long now = Long.MAX_VALUE - 1; // nanoTime may overflow

        Slow(long stepNanos) {
            this.stepNanos = stepNanos;
        }

        @Override
        long nanoTime() {
            now += stepNanos;
            return now;
        }
    }

    private int soldBy(WarmUpPurchases warmingUp, EndReason expected) throws IOException {
        StoreKind kind = Stores.named("file");
        try (ServedStore served = kind.create(folder, TICKETS);
                TicketStore store = kind.open(folder, served.access(), "buyer-01")) {
            Purchase purchase = new Purchase(
                    PurchaseKind.READ_THEN_WRITE,
                    store,
                    null,
                    Recorder.none(),
                    (step, value) -> reads += step == Step.READ ? 1 : 0,
                    never,
                    Duration.ZERO);

            assertThat(warmingUp.buy(purchase, never)).isEqualTo(expected);
            return served.look().sales().size();
        }
    }

    @Test
    void allTicketsAreBought_ifThereIsTime() throws IOException {
        assertThat(soldBy(new Slow(0), EndReason.SOLD_OUT)).isEqualTo(TICKETS);
    }

    /** Compiled code must know a purchase that finds no ticket before the race begins. */
    @Test
    void soldOutStore_isReadAgainAndAgain() throws IOException {
        soldBy(new Slow(0), EndReason.SOLD_OUT);
        assertThat(reads).isBetween(TICKETS + TICKETS / WarmUpPurchases.PURCHASES_PER_SOLD_OUT, 2 * TICKETS);
    }

    @Test
    void slowPurchases_endAtTheTimeLimit() throws IOException {
        assertThat(soldBy(new Slow(WarmUpPurchases.MOST_NANOS / 3 + 1), EndReason.QUOTA))
                .isEqualTo(3 * WarmUpPurchases.PURCHASES_PER_CLOCK_READ);
    }

    @Test
    void verySlowPurchases_areMadeAFewTimes() throws IOException {
        assertThat(soldBy(new Slow(Long.MAX_VALUE / 2), EndReason.QUOTA))
                .isEqualTo(WarmUpPurchases.PURCHASES_PER_CLOCK_READ);
    }
}
