package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;

class StartLineTest {

    private static final Duration AWAY = Duration.ofHours(1);
    private static final int LEAVINGS = 40;

    /** Its thread loses the core for an hour right after it has read a clock for the nth time. */
    private static final class LosingTheCore extends StartLine {

        private int readingsLeft;

        LosingTheCore(int readings) {
            readingsLeft = readings;
        }

        private boolean isBefore() {
            return readingsLeft-- > 0;
        }

        @Override
        long nanoTime() {
            return super.nanoTime() - (isBefore() ? AWAY.toNanos() : 0);
        }

        @Override
        long currentTimeMillis() {
            return super.currentTimeMillis() - (isBefore() ? AWAY.toMillis() : 0);
        }
    }

    private static void leave(StartLine line, long signalNanos) {
        line.tell(signalNanos, ClockReading.SHARED);
        assertTimeoutPreemptively(Limits.ANSWER, line::await);
        assertThat(System.nanoTime() - signalNanos).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void timeThatPassesAfterAClockIsRead_isNotSleptOnceMore(int readings) {
        leave(new LosingTheCore(readings), System.nanoTime() + Limits.REFUSAL.toNanos());
    }

    @Test
    void whoHearsOfTheSignalTooLate_leavesAtOnce() {
        leave(new StartLine(), System.nanoTime());
    }

    @Test
    void nobodyLeavesBeforeTheSignal() {
        for (int tenths = 1; tenths <= LEAVINGS; tenths++) {
            leave(new StartLine(), System.nanoTime() + tenths * 100_000L);
        }
    }
}
