package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketrace.history.ClockOffset;

class ClockReadingTest {

    @Test
    void clockOfOneMachine_isThatOfTheLauncher_alsoAfterASlowExchange() {
        ClockOffset slow = ClockOffset.measured(1_000, 900_000, 1_000_000);
        assertThat(slow).isEqualTo(new ClockOffset(-100_000, 899_000));
        assertThat(ClockReading.onOneMachine(slow)).isEqualTo(ClockReading.SHARED);
        assertThat(ClockReading.SHARED.offset().isNone()).isTrue();
    }

    @Test
    void clockThatCannotBeThatOfTheLauncher_hasAnOffset() {
        assertThat(ClockReading.onOneMachine(ClockOffset.measured(1_000, 1_500, 1_400)))
                .isEqualTo(skewed(100));
        assertThat(ClockReading.onOneMachine(ClockOffset.measured(1_000, 950, 1_400)))
                .isEqualTo(skewed(-50));
    }

    private static ClockReading skewed(long nanos) {
        return new ClockReading(nanos, ClockOffset.NONE);
    }

    @Test
    void narrowerOfTwoExchanges_isKept() {
        ClockOffset slow = ClockOffset.measured(0, 5_000_500, 1_000);
        ClockOffset quick = ClockOffset.measured(2_000, 5_002_040, 2_100);

        assertThat(slow.orNarrower(quick)).isEqualTo(quick);
        assertThat(quick.orNarrower(slow)).isEqualTo(new ClockOffset(4_999_940, 5_000_040));
    }

    @Test
    void reading_isReadBackFromItsWords() {
        ClockReading reading = new ClockReading(-3, new ClockOffset(-395_000, 531_000));
        assertThat(ClockReading.of(("start 7 " + reading.words()).split(" "), 2))
                .isEqualTo(reading);
    }
}
