package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ticketrace.audit.Verdict;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Schedule;

/** The order that shows best what goes wrong. */
class LosingOrderTest {

    private static Explored ends(int sales, int twice, boolean overlaps, String schedule) {
        boolean loses = twice > 0 || overlaps;
        Outcome outcome = new Outcome(
                loses ? OutcomeExpectation.FORBIDDEN : OutcomeExpectation.FINE,
                loses ? Verdict.VIOLATED : Verdict.VALID,
                false,
                sales,
                0,
                twice,
                twice,
                0,
                0,
                0,
                0,
                0,
                false,
                overlaps);
        return new Explored(outcome, BigInteger.ONE, Schedule.parse(schedule, 2), List.of());
    }

    private static Exploration of(Explored... outcomes) {
        return new Exploration(
                BigInteger.valueOf(outcomes.length),
                true,
                null,
                false,
                null,
                null,
                BigInteger.ONE,
                BigInteger.ZERO,
                null,
                Duration.ZERO,
                List.of(outcomes),
                null,
                null,
                null);
    }

    @Test
    void simplestOrderOfTheWorstAnomaly_isTheLosingOne() {
        LosingOrder order = Objects.requireNonNull(LosingOrder.in(
                of(ends(4, 2, true, "A B B B B A"), ends(3, 1, true, "A B B B A"), ends(2, 0, true, "A B A"))));
        assertThat(order.explored().shortest()).hasToString("A B B B A");
        assertThat(order.words(true)).isEqualTo("The simplest order in which a seat is sold twice");
        assertThat(order.words(false)).isEqualTo("An order in which a seat is sold twice");
    }

    @Test
    void orderThatOnlyOverlaps_isTheLosingOne_ifNoSeatIsSoldTwice() {
        LosingOrder order =
                Objects.requireNonNull(LosingOrder.in(of(ends(1, 0, true, "A B A"), ends(1, 0, false, "A A"))));
        assertThat(order.words(true)).isEqualTo("The simplest order in which two buyers are in at once");
    }

    @Test
    void noOrderLoses_ifAllAreValid() {
        assertThat(LosingOrder.in(of(ends(1, 0, false, "A A")))).isNull();
    }

    /** Without it, nobody would see why such an outcome is forbidden. */
    @Test
    void overlap_hasAColumn_ifAnOutcomeHasOne() {
        Explored overlapping = ends(1, 0, true, "A B A");
        Explored fine = ends(1, 0, false, "A A");
        assertThat(OutcomeColumn.told(List.of(fine))).isEmpty();
        assertThat(OutcomeColumn.told(List.of(overlapping, fine)))
                .extracting(
                        OutcomeColumn::heading,
                        column -> column.of(overlapping.outcome()),
                        column -> column.of(fine.outcome()))
                .containsExactly(tuple("two in at once", "yes", "no"));
    }
}
