package ticketrace.view.report;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/** The state of every seat at the end of a race, from the evidence without what the database has undone. */
final class SeatStates {

    /** The states of a seat, the worst last. If several apply to a seat, the page shows the worst. */
    enum State {
        FREE('f'),
        SOLD('s'),
        UNKNOWN('u'),
        VANISHED('v'),
        TWICE('t');

        private final char letter;

        State(char letter) {
            this.letter = letter;
        }
    }

    private static final int MOST_TIMES = 20_000;

    private final int tickets;
    private final int[] sales;
    private final @Nullable State[] states;

    SeatStates(RaceHistory committed) {
        this.tickets = committed.tickets();
        this.states = new State[tickets + 1];
        this.sales = new int[tickets + 1];
        for (BuyerHistory buyer : committed.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                if (purchase.value() >= 1 && purchase.value() <= tickets) { // the audit reports other values
                    note(buyer, purchase);
                }
            }
        }
    }

    private void note(BuyerHistory buyer, PurchaseRecord purchase) {
        boolean mayStillEnd = purchase.isOpen() && !buyer.isClosed();
        if (purchase.isSold()) {
            int times = ++sales[purchase.value()];
            raise(purchase.value(), times == 1 ? State.SOLD : State.TWICE);
        } else if (purchase.hasChanged() && !mayStillEnd) {
            raise(purchase.value(), State.VANISHED);
        } else if (purchase.isUnknown()) {
            raise(purchase.value(), State.UNKNOWN);
        }
    }

    private void raise(int seat, State state) {
        if (of(seat).compareTo(state) < 0) {
            states[seat] = state;
        }
    }

    State of(int seat) {
        State state = states[seat];
        return state == null ? State.FREE : state;
    }

    /** How many seats are in this state. */
    int count(State state) {
        int count = 0;
        for (int seat = 1; seat <= tickets; seat++) {
            count += of(seat) == state ? 1 : 0;
        }
        return count;
    }

    /**
     * For each seat that was sold twice or more, the number of its sales, in the order of seats; null if more than
     * {@link #MOST_TIMES} seats were.
     */
    @Nullable
    List<Integer> times() {
        List<Integer> times = IntStream.rangeClosed(1, tickets)
                .filter(seat -> of(seat) == State.TWICE)
                .mapToObj(seat -> sales[seat])
                .toList();
        return times.size() > MOST_TIMES ? null : times;
    }

    /**
     * The states of all seats from 1 on, as run lengths and letters: {@code 30f12st} is 30 free, 12 sold, 1 sold twice.
     */
    String code() {
        StringBuilder code = new StringBuilder();
        for (int from = 1; from <= tickets; ) {
            int to = from;
            while (to <= tickets && of(to) == of(from)) {
                to++;
            }
            if (to - from > 1) {
                code.append(to - from);
            }
            code.append(of(from).letter);
            from = to;
        }
        return code.toString();
    }
}
