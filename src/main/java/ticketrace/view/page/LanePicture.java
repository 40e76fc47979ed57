package ticketrace.view.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.Moment;
import ticketrace.history.Step;
import ticketrace.race.BuyerInfo;
import ticketrace.race.RaceSettings;

/**
 * How a running race stands: every buyer's lane, the count, who holds the guard. Put together from the buyers' own
 * histories and nothing else. One thread.
 *
 * <p>The count is what the latest step shows that has read or written it. Of a transaction that is all or nothing, a
 * written count and a sale stand when it is committed.
 */
final class LanePicture {

    private static final Set<Step> WRITES = EnumSet.of(Step.WRITE, Step.COMPARE_AND_SET, Step.TAKE);

    private final SeatLedger seats;
    private final RaceClock clock;
    private final boolean exclusive;
    private final boolean allOrNothing;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<String> killed = new ArrayList<>();
    private @Nullable EndReason stopping;
    private int left;
    private long leftSeen;
    private int sold;

    LanePicture(RaceSettings settings, List<BuyerInfo> buyers, SeatLedger seats, RaceClock clock) {
        Guard guard = Guards.named(settings.guard());
        this.seats = seats;
        this.clock = clock;
        this.exclusive = guard.promisesExclusion();
        this.allOrNothing = guard.promise(settings.isolation()).isAllOrNothing();
        this.left = settings.tickets();
        for (BuyerInfo buyer : buyers) {
            indexes.put(buyer.name(), lanes.size());
            lanes.add(new Lane(buyer, allOrNothing, clock.signalNanos()));
        }
    }

    private Lane lane(String buyer) {
        return lanes.get(index(buyer));
    }

    private int index(String buyer) {
        Integer index = indexes.get(buyer);
        if (index == null) {
            throw new IllegalArgumentException(buyer + " is no buyer of this race");
        }
        return index;
    }

    void take(Moment moment) {
        int index = index(moment.buyer());
        int seat = lanes.get(index).take(moment);
        if (seat > 0) {
            sold++;
            seats.add(seat, index);
        }
        Integer count = countShownBy(moment, seat);
        if (count != null && moment.at() >= leftSeen) {
            leftSeen = moment.at();
            left = count;
        }
    }

    /** What the moment shows of the count, or null. */
    private @Nullable Integer countShownBy(Moment moment, int soldSeat) {
        if (moment.kind() != Moment.Kind.ENDED) {
            return null;
        }
        if (moment.step() == Step.READ) {
            return moment.value();
        }
        if (allOrNothing) {
            return soldSeat > 0 ? Integer.valueOf(soldSeat - 1) : null;
        }
        return WRITES.contains(moment.step()) ? Integer.valueOf(Math.max(0, moment.value() - 1)) : null;
    }

    void killed(String buyer) {
        lane(buyer).kill();
        killed.add(buyer);
    }

    void ended(String buyer) {
        lane(buyer).end();
    }

    void stopping(EndReason reason) {
        stopping = reason;
    }

    /** Who has the guard, where only one can; whoever came last, for a dead holder does not say that it lost it. */
    private @Nullable Lane holder() {
        Lane holder = null;
        for (Lane lane : lanes) {
            boolean later = holder == null || lane.insideSince() > holder.insideSince();
            if (exclusive && lane.insideSince() != 0 && later) {
                holder = lane;
            }
        }
        return holder;
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("atMicros", clock.nowMicros());
        json.put("left", left);
        json.put("sold", sold);
        json.put("buyers", lanes.stream().map(lane -> lane.toJson(clock)).toList());
        Lane holder = holder();
        json.put("holder", holder == null ? null : holderJson(holder));
        json.put("killed", killed);
        json.put("stopping", stopping == null ? null : stopping.name());
        return json;
    }

    private Map<String, Object> holderJson(Lane holder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("buyer", holder.buyer().name());
        json.put("index", index(holder.buyer().name()));
        json.put("sinceMicros", clock.micros(holder.insideSince()));
        json.put("alive", !holder.isOver());
        return json;
    }
}
