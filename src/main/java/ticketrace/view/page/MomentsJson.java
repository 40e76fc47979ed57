package ticketrace.view.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.view.model.LiveLane;
import ticketrace.view.model.LivePicture;

/** How a running race stands, as the page is told of it. Times are microseconds since the start signal. */
final class MomentsJson {

    private MomentsJson() {}

    static Map<String, @Nullable Object> of(LivePicture picture, Collection<KilledBuyer> kills, RaceClock clock) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("atMicros", clock.nowMicros());
        json.put("left", picture.left());
        json.put("sold", picture.sold());
        json.put(
                "buyers",
                picture.lanes().stream().map(lane -> lane(lane, clock)).toList());
        LiveLane holder = picture.holder();
        json.put("holder", holder == null ? null : holder(holder, picture, clock));
        json.put("killed", picture.killed());
        json.put("kills", kills.stream().map(kill -> kill(kill, picture, clock)).toList());
        EndReason stopping = picture.stopping();
        json.put("stopping", stopping == null ? null : stopping.name());
        return json;
    }

    /** The victim, and who had the guard next, if it had it. */
    private static Map<String, @Nullable Object> kill(KilledBuyer kill, LivePicture picture, RaceClock clock) {
        Map<String, @Nullable Object> json = kill.toJson();
        LivePicture.Entry next = Boolean.TRUE.equals(kill.held()) ? picture.entryAfter(kill.name()) : null;
        if (next != null) {
            json.put("freedMicros", clock.micros(next.at()));
            json.put("next", next.lane().buyer().name());
        }
        return json;
    }

    private static Map<String, @Nullable Object> lane(LiveLane lane, RaceClock clock) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sold", lane.sold());
        json.put("doing", lane.doing().label());
        json.put("value", lane.value() == PurchaseRecord.NOTHING ? null : lane.value());
        json.put("sinceMicros", clock.micros(lane.since()));
        return json;
    }

    private static Map<String, Object> holder(LiveLane holder, LivePicture picture, RaceClock clock) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("buyer", holder.buyer().name());
        json.put("index", picture.index(holder.buyer().name()));
        json.put("sinceMicros", clock.micros(holder.insideSince()));
        json.put("alive", !holder.isOver());
        return json;
    }
}
