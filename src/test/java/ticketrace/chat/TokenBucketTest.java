package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long START = Long.MAX_VALUE - SECOND; // nanoTime may overflow

    private final TokenBucket bucket = new TokenBucket(10, 3, START);

    @Test
    void burst_isFreeAtOnce_thenTheRateHolds() {
        assertThat(bucket.takeNanos(START)).isZero();
        assertThat(bucket.takeNanos(START)).isZero();
        assertThat(bucket.takeNanos(START)).isZero();
        assertThat(bucket.takeNanos(START)).isEqualTo(SECOND / 10);
        assertThat(bucket.takeNanos(START)).isEqualTo(2 * SECOND / 10);
    }

    @Test
    void callerThatWaitsTheReturnedTime_keepsTheRate() {
        for (int i = 0; i < 3; i++) {
            bucket.takeNanos(START);
        }
        long now = START;
        for (int i = 0; i < 20; i++) {
            long wait = bucket.takeNanos(now);
            assertThat(wait).isEqualTo(SECOND / 10);
            now += wait;
        }
    }

    @Test
    void afterAPause_onlyTheBurstIsFreeAgain() {
        for (int i = 0; i < 5; i++) {
            bucket.takeNanos(START);
        }
        long later = START + 100 * SECOND;
        assertThat(bucket.takeNanos(later)).isZero();
        assertThat(bucket.takeNanos(later)).isZero();
        assertThat(bucket.takeNanos(later)).isZero();
        assertThat(bucket.takeNanos(later)).isEqualTo(SECOND / 10);
    }
}
