package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;

class StartLineTest {

    private static final Duration WITHOUT_CORE = Duration.ofHours(1);
    private static final int REPETITIONS = 40;

    /** A start line whose thread loses the core for an hour directly after it has read a clock for the nth time. */
    private static final class LosesTheCore extends StartLine {

        private int readingsLeft;

        LosesTheCore(int readings) {
            readingsLeft = readings;
        }

        private boolean isBefore() {
            return readingsLeft-- > 0;
        }

        @Override
        long nanoTime() {
            return super.nanoTime() - (isBefore() ? WITHOUT_CORE.toNanos() : 0);
        }

        @Override
        long currentTimeMillis() {
            return super.currentTimeMillis() - (isBefore() ? WITHOUT_CORE.toMillis() : 0);
        }
    }

    private static void leave(StartLine line, long signalNanos) {
        line.tell(signalNanos, ClockReading.SHARED);
        assertTimeoutPreemptively(Limits.ANSWER, line::await);
        assertThat(System.nanoTime() - signalNanos).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void timeThatPassesAfterAClockIsRead_isNotSleptTwice(int readings) {
        leave(new LosesTheCore(readings), System.nanoTime() + Limits.REFUSAL.toNanos());
    }

    @Test
    void buyerThatGetsTheSignalLate_leavesAtOnce() {
        leave(new StartLine(), System.nanoTime());
    }

    @Test
    void buyer_doesNotLeaveBeforeTheSignal() {
        for (int tenths = 1; tenths <= REPETITIONS; tenths++) {
            leave(new StartLine(), System.nanoTime() + tenths * 100_000L);
        }
    }
}
