package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
            names = {"WRITE", "COMPARE_AND_SET"})
    void beforeAnyOtherStep_thePaceDoesNotWait(Step step) {
        new ThinkingPace(FOR_EVER_NANOS, new StopSignal()).before(step, PurchaseRecord.NOTHING);
    }
}
