package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long START = Long.MAX_VALUE - SECOND; // the clock may overflow

    private final TokenBucket rate = new TokenBucket(10, 3, START);

    @Test
    void someTurnsAreFreeAtOnce_theOthersOneAfterTheOther() {
        assertThat(rate.takeNanos(START)).isZero();
        assertThat(rate.takeNanos(START)).isZero();
        assertThat(rate.takeNanos(START)).isZero();
        assertThat(rate.takeNanos(START)).isEqualTo(SECOND / 10);
        assertThat(rate.takeNanos(START)).isEqualTo(2 * SECOND / 10);
    }

    @Test
    void whoWaitsAsLongAsTold_waitsNoMoreThanThat() {
        for (int i = 0; i < 3; i++) {
            rate.takeNanos(START);
        }
        long now = START;
        for (int i = 0; i < 20; i++) {
            long wait = rate.takeNanos(now);
            assertThat(wait).isEqualTo(SECOND / 10);
            now += wait;
        }
    }

    @Test
    void afterARest_someAreFreeAgain_andNoMore() {
        for (int i = 0; i < 5; i++) {
            rate.takeNanos(START);
        }
        long timer = START + 100 * SECOND;
        assertThat(rate.takeNanos(timer)).isZero();
        assertThat(rate.takeNanos(timer)).isZero();
        assertThat(rate.takeNanos(timer)).isZero();
        assertThat(rate.takeNanos(timer)).isEqualTo(SECOND / 10);
    }
}
