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
 * How a running race stands: every buyer's lane, the count, who holds the guard. Put together from the buyers' own
 * histories and nothing else, for all who show a race live. One thread.
 *
 * <p>The count is what the latest step shows that has read or written it. What was written and recorded in a transaction
 * stands when the transaction is committed, and never if that is refused.
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

    /** Somebody got the guard, at that time ({@link System#nanoTime}). */
    public record Entry(LiveLane lane, long at) {}

    /** Is told of sales. */
    public interface Sales {

        /** A seat was sold, by the buyer with this index. */
        void sold(int seat, int buyer);
    }

    public LivePicture(RaceSettings settings, List<BuyerInfo> buyers, long signalNanos, Sales sales) {
        Guard guard = Guards.named(settings.guard());
        this.sales = sales;
        this.exclusive = guard.promisesExclusion();
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

    /** Which of the lanes is that buyer's. */
    public int index(String buyer) {
        Integer index = indexes.get(buyer);
        if (index == null) {
            throw new IllegalArgumentException(buyer + " is no buyer of this race");
        }
        return index;
    }

    /** Takes note of a moment; those of one buyer come in their order. */
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

    /** The first to come in after the victim last did, in whatever order the histories are read. */
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

    /** Who was the first to get the guard after this buyer, since it was killed; null if nobody did. */
    public @Nullable Entry entryAfter(String victim) {
        return entriesAfter.get(victim);
    }

    /** What the moment shows of the count, or null. */
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

    /** The buyer was killed on purpose. */
    public void killed(String buyer) {
        lane(buyer).kill();
        killed.add(buyer);
    }

    /** The buyer's process has ended. */
    public void ended(String buyer) {
        lane(buyer).end();
    }

    /** The buyers are told to stop. */
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

    /** How many were sold. */
    public int sold() {
        return sold;
    }

    /** The buyers that were killed on purpose, in the order of their deaths. */
    public List<String> killed() {
        return Collections.unmodifiableList(killed);
    }

    /** Why the buyers were told to stop; null before. */
    public @Nullable EndReason stopping() {
        return stopping;
    }

    /**
     * Who has the guard, where only one can: whoever came last. A dead one does not say that it lost it; it has, once
     * somebody else came in after it.
     */
    public @Nullable LiveLane holder() {
        LiveLane holder = null;
        for (LiveLane lane : lanes) {
            boolean timer = holder == null || lane.insideSince() > holder.insideSince();
            boolean lostIt = lane.isOver() && lane.insideSince() < latestEntry;
            if (exclusive && lane.insideSince() != 0 && timer && !lostIt) {
                holder = lane;
            }
        }
        return holder;
    }
}
