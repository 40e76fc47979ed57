package ticketrace.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeSliceTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOLD = MILLI / 10;

    private final TimeSlice slice = new TimeSlice();

    /** Near the largest value of the clock, because {@code System.nanoTime()} may have any value. */
    private long now = Long.MAX_VALUE - MILLI;

    private void hold(long nanos) {
        now += nanos;
        slice.released(now);
    }

    /** Acquires and releases until the slice is over, and returns how long that took. */
    private long useUpSlice(long holdNanos) {
        long began = now;
        hold(holdNanos);
        while (!slice.isOver(now)) {
            slice.goOn(now);
            hold(holdNanos);
        }
        return now - began;
    }

    @Test
    void slices_areShortAtFirst_andDoubleUpToALimit() {
        slice.goOn(now);
        for (long millis = TimeSlice.FIRST_MILLIS; millis < TimeSlice.LONGEST_MILLIS; millis *= 2) {
            assertThat(useUpSlice(HOLD)).isEqualTo(millis * MILLI);
            slice.begin(now);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(useUpSlice(HOLD)).isEqualTo(TimeSlice.LONGEST_MILLIS * MILLI);
            assertThat(slice.lengthNanos()).isEqualTo(TimeSlice.LONGEST_MILLIS * MILLI);
            slice.begin(now);
        }
    }

    @Test
    void longHolds_makeASliceOfTwoHolds() {
        slice.begin(now);
        assertThat(useUpSlice(3 * MILLI)).isEqualTo(6 * MILLI);
        slice.begin(now);
        assertThat(useUpSlice(100 * MILLI)).isEqualTo(200 * MILLI);
    }

    @Test
    void threadThatLeavesTheLockForAWhile_beginsANewSlice() {
        slice.begin(now);
        useUpSlice(HOLD);
        assertThat(slice.isOver(now + TimeSlice.AT_ONCE_NANOS - 1)).isTrue();
        now += TimeSlice.AT_ONCE_NANOS;
        assertThat(slice.isOver(now)).isFalse();
        slice.goOn(now);
        assertThat(useUpSlice(HOLD))
                .as("the new slice, which has the same length because no thread may be waiting")
                .isEqualTo(MILLI);
    }

    @Test
    void sliceOfAThreadThatPassedTheHeadOfTheQueue_isAsLongAsAThreadQueues() {
        slice.beginPastTheFirst(now);
        assertThat(useUpSlice(HOLD)).isEqualTo(WaitQueue.FIRST_STAND_MILLIS * MILLI);
        slice.beginPastTheFirst(now);
        assertThat(useUpSlice(HOLD))
                .as("past the same head of the queue")
                .isEqualTo(4 * WaitQueue.FIRST_STAND_MILLIS * MILLI);
        slice.begin(now);
        assertThat(useUpSlice(HOLD)).as("the next slice").isEqualTo(MILLI);
        slice.beginPastTheFirst(now);
        assertThat(useUpSlice(HOLD))
                .as("past another head of the queue")
                .isEqualTo(WaitQueue.FIRST_STAND_MILLIS * MILLI);
        slice.begin(now);
        assertThat(useUpSlice(HOLD)).as("the next slice").isEqualTo(2 * MILLI);
    }
}
