package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ticketrace.audit.RaceDraft;

class FlowTest {

    private static final int SEATS = 40;
    private static final long SPAN = 10 * SEATS;

    /** A and B both sell every seat, from the last one down. */
    private static Flow everySeatTwice() {
        RaceDraft race = RaceDraft.under("none", SEATS);
        for (int i = 0; i < SEATS; i++) {
            race.buyer("A").buys(sale(SEATS - i, 10L * i + 1));
            race.buyer("B").buys(sale(SEATS - i, 10L * i + 2));
        }
        return new Flow(race.history(), 0, SPAN);
    }

    @Test
    void everySale_isCountedOnce_asTheFirstOfItsSeatOrAsAnother() {
        var json = everySeatTwice().toJson();

        assertThat(IntStream.of((int[]) json.get("first")).sum()).isEqualTo(SEATS);
        assertThat(IntStream.of((int[]) json.get("again")).sum()).isEqualTo(SEATS);
    }

    @Test
    void stretches_areEqual_andCoverTheRace() {
        var json = everySeatTwice().toJson();

        assertThat(((int[]) json.get("first")).length * (double) json.get("binNanos"))
                .isEqualTo(SPAN);
        assertThat((int[]) json.get("first")).containsOnly(SEATS / 10);
    }

    @Test
    void count_isTheLastThatWasWrittenInEachStretch() {
        Integer[] left = (Integer[]) everySeatTwice().toJson().get("left");

        assertThat(left).hasSize(10).isSortedAccordingTo((one, other) -> other - one);
        assertThat(left[left.length - 1]).isZero();
    }

    @Test
    void raceWithoutASale_hasNoneAnywhere() {
        RaceDraft race = RaceDraft.under("none", 3);
        race.buyer("A");
        var json = new Flow(race.history(), 0, SPAN).toJson();

        assertThat((int[]) json.get("first")).containsOnly(0);
        assertThat((Integer[]) json.get("left")).containsOnlyNulls();
    }
}
