package ticketrace.view.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.Step;
import ticketrace.history.StepEvent;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceSettings;

/**
 * The state of a running race: the lane of every buyer, the count, and the buyer that holds the guard. It comes only
 * from the buyers' own histories. All live views of a race use it. Not thread-safe.
 *
 * <p>The count comes from the latest step that read or wrote it. Writes and sales of a transaction count only once the
 * transaction has committed, and never if the store refused it.
 */
public final class LivePicture {

    private static final Set<Step> WRITES = EnumSet.of(Step.WRITE, Step.COMPARE_AND_SET, Step.TAKE);

    private final Sales sales;
    private final boolean exclusive;
    private final boolean transactions;
    private final List<LiveLane> lanes = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<String> killed = new ArrayList<>();
    private final Map<String, Entry> entriesAfter = new HashMap<>();
    private long latestEntry;
    private @Nullable EndReason stopping;
    private int left;
    private long leftSeen;
    private int sold;

    /** A buyer got the guard at this time, {@link System#nanoTime}. */
    public record Entry(LiveLane lane, long at) {}

    /** Receives the sales. */
    public interface Sales {

        /** The buyer with this index sold a seat. */
        void sold(int seat, int buyer);
    }

    public LivePicture(RaceSettings settings, List<BuyerInfo> buyers, long signalNanos, Sales sales) {
        Guard guard = Guards.named(settings.guard());
        this.sales = sales;
        this.exclusive = settings.promise().isExclusion();
        this.transactions = guard.isTransaction();
        this.left = settings.tickets();
        for (BuyerInfo buyer : buyers) {
            indexes.put(buyer.name(), lanes.size());
            lanes.add(new LiveLane(buyer, transactions, signalNanos));
        }
    }

    private LiveLane lane(String buyer) {
        return lanes.get(index(buyer));
    }

    /** The index of the buyer's lane. */
    public int index(String buyer) {
        Integer index = indexes.get(buyer);
        if (index == null) {
            throw new IllegalArgumentException(buyer + " is no buyer of this race");
        }
        return index;
    }

    /** Applies an event. The caller passes the events of one buyer in their order. */
    public void take(StepEvent stepEvent) {
        int index = index(stepEvent.buyer());
        if (stepEvent.step() == Step.ACQUIRE && stepEvent.kind() == StepEvent.Kind.ENDED) {
            latestEntry = Math.max(latestEntry, stepEvent.at());
            killed.forEach(victim -> noteEntry(victim, new Entry(lanes.get(index), stepEvent.at())));
        }
        int seat = lanes.get(index).take(stepEvent);
        if (seat > 0) {
            sold++;
            sales.sold(seat, index);
        }
        Integer count = countShownBy(stepEvent, seat);
        if (count != null && stepEvent.at() >= leftSeen) {
            leftSeen = stepEvent.at();
            left = count;
        }
    }

    /** Keeps the first entry after the victim's last one. The histories may be read in any order. */
    private void noteEntry(String victim, Entry entry) {
        LiveLane dead = lane(victim);
        Entry first = entriesAfter.get(victim);
        if (entry.lane() == dead) {
            if (first != null && first.at() < entry.at()) {
                entriesAfter.remove(victim);
            }
        } else if (entry.at() > dead.insideSince() && (first == null || entry.at() < first.at())) {
            entriesAfter.put(victim, entry);
        }
    }

    /** The first entry of another buyer after this killed buyer last got the guard; null if there is none. */
    public @Nullable Entry entryAfter(String victim) {
        return entriesAfter.get(victim);
    }

    /** The count that the event shows; null if it shows none. */
    private @Nullable Integer countShownBy(StepEvent stepEvent, int soldSeat) {
        if (stepEvent.kind() != StepEvent.Kind.ENDED) {
            return null;
        }
        if (stepEvent.step() == Step.READ) {
            return stepEvent.value();
        }
        if (transactions) {
            return soldSeat > 0 ? Integer.valueOf(soldSeat - 1) : null;
        }
        return WRITES.contains(stepEvent.step()) ? Integer.valueOf(Math.max(0, stepEvent.value() - 1)) : null;
    }

    /** The launcher killed the buyer, as requested. */
    public void killed(String buyer) {
        lane(buyer).kill();
        killed.add(buyer);
    }

    /** The launcher stopped the buyer, or let it go on. */
    public void stands(String buyer, boolean still) {
        lane(buyer).stands(still);
    }

    /** The buyer's process has ended. */
    public void ended(String buyer) {
        lane(buyer).end();
    }

    /** The launcher tells the buyers to stop. */
    public void stopping(EndReason reason) {
        stopping = reason;
    }

    /** Every buyer's lane, in the order of the buyers. */
    public List<LiveLane> lanes() {
        return Collections.unmodifiableList(lanes);
    }

    /** How many tickets are left. */
    public int left() {
        return left;
    }

    /** How many seats were sold. */
    public int sold() {
        return sold;
    }

    /** The buyers that the launcher killed as requested, in the order of their deaths. */
    public List<String> killed() {
        return Collections.unmodifiableList(killed);
    }

    /** Why the launcher told the buyers to stop; null if it has not yet. */
    public @Nullable EndReason stopping() {
        return stopping;
    }

    /**
     * The buyer that holds an exclusive guard: the one that got it last; null if no buyer holds it, or the guard is not
     * exclusive. A dead buyer records no release; it has lost the guard once another buyer got the guard after it.
     */
    public @Nullable LiveLane holder() {
        LiveLane holder = null;
        for (LiveLane lane : lanes) {
            boolean later = holder == null || lane.insideSince() > holder.insideSince();
            boolean lostIt = lane.isOver() && lane.insideSince() < latestEntry;
            if (exclusive && lane.insideSince() != 0 && later && !lostIt) {
                holder = lane;
            }
        }
        return holder;
    }
}
