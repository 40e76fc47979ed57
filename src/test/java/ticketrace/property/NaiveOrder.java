package ticketrace.property;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries every order of the events of a count of tickets. A certain event has a place in the order, and is never before
 * an event that ended before it began. A possible event has a place or none.
 */
final class NaiveOrder {

    /** The count of an event that takes the next ticket, whichever that is. */
    static final int ANY = -1;

    /**
     * An event at some time from {@code begin} to {@code end}: a buyer read the count, or took one ticket out of it.
     *
     * @param count the count at that time
     */
    record Event(int count, boolean takes, boolean certain, long begin, long end) {

        private boolean fits(int now) {
            return count == ANY ? now > 0 : count == now;
        }
    }

    private final List<Event> events;
    private final @Nullable Integer left;
    private final Set<BitSet> triedInVain = new HashSet<>();

    private NaiveOrder(List<Event> events, @Nullable Integer left) {
        this.events = new ArrayList<>(events);
        this.left = left;
    }

    /** Whether an order begins with all tickets and ends with {@code left}, or with any count if that is null. */
    static boolean explains(int tickets, @Nullable Integer left, List<Event> events) {
        return new NaiveOrder(events, left).canContinue(tickets, new BitSet());
    }

    private boolean canContinue(int count, BitSet happened) {
        if ((left == null || left == count) && allCertainHappened(happened)) {
            return true;
        }
        if (!triedInVain.add((BitSet) happened.clone())) {
            return false;
        }
        for (int next = happened.nextClearBit(0); next < events.size(); next = happened.nextClearBit(next + 1)) {
            Event event = events.get(next);
            if (event.fits(count) && !(event.takes() && count == 0) && canBeNext(event, happened)) {
                happened.set(next);
                boolean explained = canContinue(event.takes() ? count - 1 : count, happened);
                happened.clear(next);
                if (explained) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean allCertainHappened(BitSet happened) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).certain() && !happened.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no event that must still happen ended before this one began. */
    private boolean canBeNext(Event event, BitSet happened) {
        for (int i = 0; i < events.size(); i++) {
            Event other = events.get(i);
            if (!happened.get(i) && other.certain() && other.end() < event.begin()) {
                return false;
            }
        }
        return true;
    }
}
