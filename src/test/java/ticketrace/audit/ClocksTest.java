package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;

/** The order of two stamps that the intervals of their clocks prove. */
class ClocksTest {

    private static final PurchaseRecord PURCHASE = PurchaseDraft.sale(3, 10).record(1);

    private static Attempt by(String buyer, long low, long high) {
        BuyerHistory history = new BuyerHistory(
                buyer,
                1,
                new BuyerHistory.Start(0, 1, 0, new ClockOffset(low, high)),
                new BuyerHistory.End(1_000, EndReason.QUOTA),
                List.of(PURCHASE));
        return new Attempt(history, PURCHASE);
    }

    private static Clocks of(Attempt... attempts) {
        return new Clocks(List.of(attempts).stream().map(Attempt::by).toList());
    }

    @Test
    void stampsOfOneClock_haveAnOrder_unlessTheyAreEqual() {
        Attempt here = by("A", 0, 0);
        Attempt too = by("B", 0, 0);
        Clocks clocks = of(here, too);

        assertThat(clocks.areOne()).isTrue();
        assertThat(clocks.isBefore(here, 100, too, 101)).isEqualTo(Answer.YES);
        assertThat(clocks.isBefore(here, 101, too, 100)).isEqualTo(Answer.NO);
        assertThat(clocks.isBefore(here, 100, too, 100)).isEqualTo(Answer.NO);
    }

    /** The stamp of the distant buyer was at 90 to 110 on the launcher's clock. */
    @Test
    void stampsWhoseIntervalsMeet_haveNoKnownOrder() {
        Attempt here = by("A", 0, 0);
        Attempt distant = by("B", -10, 10);
        Clocks clocks = of(here, distant);

        assertThat(clocks.areOne()).isFalse();
        assertThat(clocks.isBefore(here, 89, distant, 100)).isEqualTo(Answer.YES);
        assertThat(clocks.isBefore(here, 90, distant, 100)).isEqualTo(Answer.CANNOT_BE_TOLD);
        assertThat(clocks.isBefore(here, 109, distant, 100)).isEqualTo(Answer.CANNOT_BE_TOLD);
        assertThat(clocks.isBefore(here, 110, distant, 100)).isEqualTo(Answer.NO);
        assertThat(clocks.isBefore(distant, 100, here, 111)).isEqualTo(Answer.YES);
        assertThat(clocks.isBefore(distant, 100, here, 110)).isEqualTo(Answer.CANNOT_BE_TOLD);
        assertThat(clocks.isBefore(distant, 100, here, 90)).isEqualTo(Answer.NO);
    }

    @Test
    void stampsOfOneBuyer_haveAnOrder_howeverWrongItsClock() {
        Attempt distant = by("B", -1_000, 1_000);
        assertThat(of(distant).isBefore(distant, 100, distant, 101)).isEqualTo(Answer.YES);
    }

    @Test
    void clockThatIsWrongByAKnownTime_provesTheOrder() {
        Attempt here = by("A", 0, 0);
        Attempt distant = by("B", 5_000, 5_000);
        assertThat(of(here, distant).isBefore(here, 99, distant, 5_100)).isEqualTo(Answer.YES);
        assertThat(of(here, distant).isBefore(here, 100, distant, 5_100)).isEqualTo(Answer.NO);
    }

    @Test
    void missingStamp_isAfterEveryStamp() {
        Attempt here = by("A", 0, 0);
        Attempt distant = by("B", Long.MIN_VALUE, Long.MAX_VALUE);
        Clocks clocks = of(here, distant);
        assertThat(clocks.isBefore(distant, Long.MAX_VALUE, here, 100)).isEqualTo(Answer.NO);
        assertThat(clocks.isBefore(here, 100, distant, Long.MAX_VALUE)).isEqualTo(Answer.YES);
        assertThat(clocks.isBefore(here, 100, distant, 100)).isEqualTo(Answer.CANNOT_BE_TOLD);
    }

    @Test
    void sentence_namesTheUnknownOrder_andTheReason() {
        assertThat(Clocks.cannotTell("A was inside", by("A", 0, 0), by("B", -10_000, 10_000)))
                .isEqualTo("Whether A was inside cannot be told: the clocks of A and B are known only to within"
                        + " 20.0 us of each other.");
        assertThat(Clocks.cannotTell("A was inside", by("A", Long.MIN_VALUE, 0), by("B", 0, Long.MAX_VALUE)))
                .contains("known only to within");
    }
}
