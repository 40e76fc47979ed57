package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfSecondsTest {

    private static final long HALF = 500_000_000;

    /** A clock may begin anywhere, and overflow. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 7})
    void eachHalfSecond_isOverOnce(long begin) {
        AtomicLong clock = new AtomicLong(begin);
        HalfSeconds halves = new HalfSeconds(clock::get);

        assertThat(halves.isOver()).isFalse();
        clock.addAndGet(HALF - 1);
        assertThat(halves.isOver()).isFalse();
        clock.addAndGet(1);
        assertThat(halves.isOver()).isTrue();
        assertThat(halves.isOver()).isFalse();
        clock.addAndGet(3 * HALF);
        assertThat(halves.isOver()).isTrue();
        assertThat(halves.isOver()).as("three half seconds at once").isFalse();
    }
}
