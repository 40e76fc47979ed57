package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import ticketrace.run.Fault;
import ticketrace.run.FaultText;

/** Orders to a running race, and their answers when the race ends. */
class RaceOrdersTest {

    private final RaceOrders orders = RaceOrders.watched();

    @Test
    void faults_areReturnedInTheirOrder_onceEach() {
        CompletableFuture<Optional<Victim>> first = orders.order(Fault.killOf("buyer-02"));
        CompletableFuture<Optional<Victim>> second = orders.order(Fault.killOfHolder());

        assertThat(first).isNotSameAs(second);
        assertThat(orders.next()).isEqualTo(new RaceOrders.Order(Fault.killOf("buyer-02"), first));
        assertThat(orders.next()).isEqualTo(new RaceOrders.Order(Fault.killOfHolder(), second));
        assertThat(orders.next()).isNull();
    }

    @Test
    void faultThatWasNotInjected_isAnsweredAtTheEndOfTheRace() {
        CompletableFuture<Optional<Victim>> early = orders.order(Fault.killOf("buyer-01"));
        CompletableFuture<Optional<Victim>> holder = orders.order(Fault.killOfHolder());
        assertThat(early).isNotDone();
        orders.close();

        assertThat(early).isCompletedWithValue(Optional.empty());
        assertThat(holder).isCompletedWithValue(Optional.empty());
        assertThat(orders.order(Fault.killOf("buyer-01")))
                .as("the answer to an order after the end")
                .isCompletedWithValue(Optional.empty());
    }

    @Test
    void faultAtAStep_isRefusedWhileTheRaceRuns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.order(FaultText.parse("kill holder at WRITE")))
                .withMessageContaining("kill holder at WRITE");
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
