package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeSliceTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOLD = MILLI / 10;

    private final TimeSlice slice = new TimeSlice();

    /** Near the end of what the clock can count, as it may be at any time. */
    private long now = Long.MAX_VALUE - MILLI;

    private void hold(long nanos) {
        now += nanos;
        slice.released(now);
    }

    /** Takes it again and again until the slice is over; says for how long that was. */
    private long use(long holdNanos) {
        long began = now;
        hold(holdNanos);
        while (!slice.isOver(now)) {
            slice.goOn(now);
            hold(holdNanos);
        }
        return now - began;
    }

    @Test
    void firstOnes_areShort_andEachIsTwiceAsLong_upToALimit() {
        slice.goOn(now);
        for (long millis = TimeSlice.FIRST_MILLIS; millis < TimeSlice.LONGEST_MILLIS; millis *= 2) {
            assertThat(use(HOLD)).isEqualTo(millis * MILLI);
            slice.begin(now);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(use(HOLD)).isEqualTo(TimeSlice.LONGEST_MILLIS * MILLI);
            assertThat(slice.lengthNanos()).isEqualTo(TimeSlice.LONGEST_MILLIS * MILLI);
            slice.begin(now);
        }
    }

    @Test
    void longHolds_makeItTwoOfThem() {
        slice.begin(now);
        assertThat(use(3 * MILLI)).isEqualTo(6 * MILLI);
        slice.begin(now);
        assertThat(use(100 * MILLI)).isEqualTo(200 * MILLI);
    }

    @Test
    void whoLeavesTheLockToOthersForAWhile_beginsAnew() {
        slice.begin(now);
        use(HOLD);
        assertThat(slice.isOver(now + TimeSlice.AT_ONCE_NANOS - 1)).isTrue();
        now += TimeSlice.AT_ONCE_NANOS;
        assertThat(slice.isOver(now)).isFalse();
        slice.goOn(now);
        assertThat(use(HOLD)).as("which is not longer: nobody may wait").isEqualTo(MILLI);
    }

    @Test
    void whoGotPastTheFirst_mayUseTheLockAsLongAsOthersStandInLine() {
        slice.beginPastTheFirst(now);
        assertThat(use(HOLD)).isEqualTo(WaitQueue.FIRST_STAND_MILLIS * MILLI);
        slice.beginPastTheFirst(now);
        assertThat(use(HOLD)).as("past the same one").isEqualTo(4 * WaitQueue.FIRST_STAND_MILLIS * MILLI);
        slice.begin(now);
        assertThat(use(HOLD)).as("the next one").isEqualTo(MILLI);
        slice.beginPastTheFirst(now);
        assertThat(use(HOLD)).as("past another one").isEqualTo(WaitQueue.FIRST_STAND_MILLIS * MILLI);
        slice.begin(now);
        assertThat(use(HOLD)).as("the next one").isEqualTo(2 * MILLI);
    }
}
