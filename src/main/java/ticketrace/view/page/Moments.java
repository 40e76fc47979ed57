package ticketrace.view.page;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.view.model.LiveLane;
import ticketrace.view.model.LivePicture;

/**
 * The state of a race, which the page gets many times a second. Times are microseconds since the start signal. {@link
 * RaceEvents} adds the seats, which differ from listener to listener.
 */
record Moments(
        long atMicros,
        @Nullable Integer left,
        int sold,
        List<LaneState> buyers,
        @Nullable HolderState holder,
        List<String> killed,
        List<KillState> kills,
        @Nullable EndReason stopping) {

    /**
     * The state of one buyer.
     *
     * @param doing the label of a {@link LiveLane.Doing}; the label is part of the documented interface
     */
    record LaneState(int sold, String doing, @Nullable Integer value, long sinceMicros) {

        private static LaneState of(LiveLane lane, RaceClock clock) {
            return new LaneState(
                    lane.sold(),
                    lane.doing().label(),
                    lane.value() == PurchaseRecord.NOTHING ? null : lane.value(),
                    clock.micros(lane.since()));
        }
    }

    /** The buyer that holds the guard. */
    record HolderState(String buyer, int index, long sinceMicros, boolean alive) {

        private static @Nullable HolderState of(LivePicture picture, RaceClock clock) {
            LiveLane holder = picture.holder();
            if (holder == null) {
                return null;
            }
            String name = holder.buyer().name();
            return new HolderState(name, picture.index(name), clock.micros(holder.insideSince()), !holder.isOver());
        }
    }

    /** The present state of a running race. */
    static Moments of(LivePicture picture, Collection<KilledBuyer> kills, RaceClock clock) {
        return new Moments(
                clock.nowMicros(),
                picture.left(),
                picture.sold(),
                picture.lanes().stream().map(lane -> LaneState.of(lane, clock)).toList(),
                HolderState.of(picture, clock),
                picture.killed(),
                kills.stream().map(kill -> KillState.of(kill, picture, clock)).toList(),
                picture.stopping());
    }
}
