package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.List;
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
        return Flow.of(race.history(), 0, SPAN);
    }

    @Test
    void everySale_isCountedOnce_asTheFirstOfItsSeatOrAsAnother() {
        Flow flow = everySeatTwice();

        assertThat(flow.first().stream().mapToInt(Integer::intValue).sum()).isEqualTo(SEATS);
        assertThat(flow.again().stream().mapToInt(Integer::intValue).sum()).isEqualTo(SEATS);
    }

    @Test
    void stretches_areEqual_andCoverTheRace() {
        Flow flow = everySeatTwice();

        assertThat(flow.first().size() * flow.binNanos()).isEqualTo(SPAN);
        assertThat(flow.first()).containsOnly(SEATS / 10);
    }

    @Test
    void count_isTheLastThatWasWrittenInEachStretch() {
        List<Integer> left = everySeatTwice().left();

        assertThat(left).hasSize(10).isSortedAccordingTo((one, other) -> other - one);
        assertThat(left.get(left.size() - 1)).isZero();
    }

    @Test
    void raceWithoutASale_hasNoneAnywhere() {
        RaceDraft race = RaceDraft.under("none", 3);
        race.buyer("A");
        Flow flow = Flow.of(race.history(), 0, SPAN);

        assertThat(flow.first()).containsOnly(0);
        assertThat(flow.left()).containsOnlyNulls();
    }
}
