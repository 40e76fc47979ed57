package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The time from the first beginning of a warm-up to the last end. */
class WarmUpSpanTest {

    private final WarmUpSpan span = new WarmUpSpan();

    @Test
    void span_isFromTheFirstBeginning_toTheLastEnd() {
        span.add("5000000 6000000");
        span.add("-1000000 2500000");
        span.add("3000000 7500000");

        assertThat(span.millis()).isEqualTo(8.5);
    }

    @Test
    void noBuyers_giveZero() {
        assertThat(span.millis()).isZero();
    }
}
