package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is wanted of a race, and what becomes of it when the race is over. */
class RaceOrdersTest {

    private final RaceOrders orders = RaceOrders.watched();

    @Test
    void kills_areHandedOverInTheirOrder_onceEach() {
        CompletableFuture<Boolean> first = orders.kill("buyer-02");
        CompletableFuture<Boolean> second = orders.kill("buyer-01");

        assertThat(first).isNotSameAs(second);
        assertThat(orders.nextKill()).isEqualTo(new RaceOrders.KillBuyer("buyer-02", first));
        assertThat(orders.nextKill()).isEqualTo(new RaceOrders.KillBuyer("buyer-01", second));
        assertThat(orders.nextKill()).isNull();
    }

    @Test
    void killThatTheRaceHadNoTimeFor_isAnsweredAtItsEnd() {
        CompletableFuture<Boolean> early = orders.kill("buyer-01");
        CompletableFuture<Optional<Holder>> holder = orders.killHolder();
        assertThat(early).isNotDone();
        orders.close();

        assertThat(early).isCompletedWithValue(false);
        assertThat(holder).isCompletedWithValue(Optional.empty());
        assertThat(orders.killHolder()).as("after the end").isCompletedWithValue(Optional.empty());
        assertThat(orders.kill("buyer-01")).as("after the end").isCompletedWithValue(false);
    }

    @Test
    void race_isStoppedByAnOrder_orByAnInterruption() {
        AtomicBoolean interrupted = new AtomicBoolean();
        RaceOrders until = RaceOrders.until(interrupted::get);
        assertThat(until.isStopped()).isFalse();
        interrupted.set(true);
        assertThat(until.isStopped()).isTrue();

        assertThat(orders.isStopped()).isFalse();
        orders.stop();
        assertThat(orders.isStopped()).isTrue();
    }

    @Test
    void onlyAWatchedRace_hasItsBuyersGiveWay() {
        assertThat(orders.buyersGiveWay()).isTrue();
        assertThat(RaceOrders.until(() -> false).buyersGiveWay()).isFalse();
    }
}
