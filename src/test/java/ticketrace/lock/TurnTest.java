package ticketrace.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOLD = MILLI / 10;

    private final Turn turn = new Turn();

    /** Near the end of what the clock can count, as it may be at any time. */
    private long now = Long.MAX_VALUE - MILLI;

    private void hold(long nanos) {
        now += nanos;
        turn.released(now);
    }

    /** Takes it again and again until the turn is over; says for how long that was. */
    private long use(long holdNanos) {
        long began = now;
        hold(holdNanos);
        while (!turn.isOver(now)) {
            turn.goOn(now);
            hold(holdNanos);
        }
        return now - began;
    }

    @Test
    void firstTurns_areShort_andEachIsTwiceAsLong_upToALimit() {
        turn.goOn(now);
        for (long millis = Turn.FIRST_MILLIS; millis < Turn.LONGEST_MILLIS; millis *= 2) {
            assertThat(use(HOLD)).isEqualTo(millis * MILLI);
            turn.begin(now);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(use(HOLD)).isEqualTo(Turn.LONGEST_MILLIS * MILLI);
            assertThat(turn.lengthNanos()).isEqualTo(Turn.LONGEST_MILLIS * MILLI);
            turn.begin(now);
        }
    }

    @Test
    void longHolds_makeATurnOfTwo() {
        turn.begin(now);
        assertThat(use(3 * MILLI)).isEqualTo(6 * MILLI);
        turn.begin(now);
        assertThat(use(100 * MILLI)).isEqualTo(200 * MILLI);
    }

    @Test
    void whoLeavesTheLockToOthersForAWhile_beginsAnew() {
        turn.begin(now);
        use(HOLD);
        assertThat(turn.isOver(now + Turn.AT_ONCE_NANOS - 1)).isTrue();
        now += Turn.AT_ONCE_NANOS;
        assertThat(turn.isOver(now)).isFalse();
        turn.goOn(now);
        assertThat(use(HOLD)).isEqualTo(2 * MILLI);
    }

    @Test
    void whoGotPastTheFirst_mayUseTheLockAsLongAsOthersStandInLine() {
        turn.beginPastTheFirst(now);
        assertThat(use(HOLD)).isEqualTo(Line.FIRST_STAND_MILLIS * MILLI);
        turn.begin(now);
        assertThat(use(HOLD)).as("the next one").isEqualTo(2 * MILLI);
    }
}
