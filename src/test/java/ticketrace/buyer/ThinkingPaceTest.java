package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

class ThinkingPaceTest {

    private static final long THINK_NANOS = Duration.ofMillis(5).toNanos();
    private static final long FOR_EVER_NANOS = Duration.ofDays(1).toNanos();

    @Test
    void beforeAWrite_thePaceWaitsAtLeastItsThinkTime() {
        long before = System.nanoTime();

        new ThinkingPace(THINK_NANOS, new StopSignal()).before(Step.WRITE, 7);

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(THINK_NANOS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STILL_HELD", "WRITE", "COMPARE_AND_SET"})
    void beforeAnyOtherStep_thePaceDoesNotWait(Step step) {
        new ThinkingPace(FOR_EVER_NANOS, new StopSignal()).before(step, PurchaseRecord.NOTHING);
    }

    /** A purchase that asks whether it still holds its guard thinks before it asks, and not again. */
    @Test
    void buyerThatAsksFirst_thinksBeforeItAsks_andNotBeforeTheWriteThatFollows() {
        StopSignal stop = new StopSignal();
        ThinkingPace pace = new ThinkingPace(THINK_NANOS, stop);
        long before = System.nanoTime();
        pace.before(Step.STILL_HELD, 7);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(THINK_NANOS);

        ThinkingPace slow = new ThinkingPace(FOR_EVER_NANOS, stop);
        stop.order(EndReason.TIME_LIMIT); // it ends the first think time at once
        slow.before(Step.STILL_HELD, 7);
        assertThat(slow.hasThought()).isTrue();
        slow.before(Step.WRITE, 7);
        assertThat(slow.hasThought()).isFalse();
    }
}
