package ticketrace.property;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries every order in which things can have happened to a count of tickets. What is certain has its place in the order, and
 * none before something that was over before it began; what may have happened has a place or none.
 */
final class NaiveOrder {

    /** Of which count a thing is that takes a ticket, whichever is next. */
    static final int ANY = -1;

    /**
     * Something that can have happened at one moment from {@code begin} to {@code end}: the count was read, or one ticket was
     * taken out of it.
     *
     * @param count what it was then
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

    /** Whether there is an order that begins with all tickets and ends with those that are left, or, if null, anywhere. */
    static boolean explains(int tickets, @Nullable Integer left, List<Event> events) {
        return new NaiveOrder(events, left).goesOn(tickets, new BitSet());
    }

    private boolean goesOn(int count, BitSet happened) {
        if ((left == null || left == count) && nothingCertainIsLeft(happened)) {
            return true;
        }
        if (!triedInVain.add((BitSet) happened.clone())) {
            return false;
        }
        for (int next = happened.nextClearBit(0); next < events.size(); next = happened.nextClearBit(next + 1)) {
            Event event = events.get(next);
            if (event.fits(count) && !(event.takes() && count == 0) && comesNow(event, happened)) {
                happened.set(next);
                boolean explained = goesOn(event.takes() ? count - 1 : count, happened);
                happened.clear(next);
                if (explained) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean nothingCertainIsLeft(BitSet happened) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).certain() && !happened.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing that has still to happen was over before this began. */
    private boolean comesNow(Event event, BitSet happened) {
        for (int i = 0; i < events.size(); i++) {
            Event other = events.get(i);
            if (!happened.get(i) && other.certain() && other.end() < event.begin()) {
                return false;
            }
        }
        return true;
    }
}
