package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(orders.nextKill()).extracting(RaceOrders.Kill::buyer).isEqualTo("buyer-02");
        assertThat(orders.nextKill()).extracting(RaceOrders.Kill::buyer).isEqualTo("buyer-01");
        assertThat(orders.nextKill()).isNull();
    }

    @Test
    void killThatTheRaceHadNoTimeFor_isAnsweredAtItsEnd() {
        CompletableFuture<Boolean> early = orders.kill("buyer-01");
        assertThat(early).isNotDone();
        orders.close();

        assertThat(early).isCompletedWithValue(false);
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
