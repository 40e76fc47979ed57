package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long buyers warmed up together. */
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
    void nobody_neededNoTime() {
        assertThat(span.millis()).isZero();
    }
}
