package ticketrace.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/**
 * Keeps, turn by turn, all that decides how a schedule can go on and how it will be judged, and says which state that
 * is. Two schedules that lead to equal states have the same continuations, with the same outcomes.
 *
 * <p>For the future: where each buyer stands, what it has read, which of its lives it is in, whether it waits in vain;
 * where each dead buyer died, and whether it still holds the guard; the count and the sales. For the judgement, beyond
 * that: retries; and what is out of order in real time. A sale is out of order if a lower seat was sold in a purchase
 * that was over before this one was called, and a purchase that found all seats sold is, if one that was called later
 * sells a seat. So each open purchase keeps the lowest seat, and the number of such purchases, that were over when it
 * was called, as long as they can still matter: no count can rise above the highest count that a buyer may still read.
 *
 * <p>Thread safety: one thread.
 */
final class StateTracker {

    private static final int NONE = Integer.MAX_VALUE;

    /**
     * A state.
     *
     * @param order the buyer that has each number in it
     * @param twins for each number, whether its buyer differs only in its name from the buyer with the number before
     */
    record State(Fingerprint print, List<Integer> order, BitSet twins) {}

    /** One buyer, in its current life. */
    private static final class Buyer {
        private BuyerState at = BuyerState.killed();
        private int sold;
        private boolean open;
        private int called;
        private int lowestBefore = NONE;
        private int soldOutsBefore;
        private boolean isLate;
        private int recorded = PurchaseRecord.NOTHING;
        private boolean isStale;
        private boolean holds;
        private boolean isInside;
        private final List<Dead> dead = new ArrayList<>();

        void endPurchase() {
            open = false;
            lowestBefore = NONE;
            soldOutsBefore = 0;
            isLate = false;
            recorded = PurchaseRecord.NOTHING;
            isStale = false;
            holds = false;
            isInside = false;
        }

        /** Whether something that was over before its purchase began can still make it out of order. */
        boolean hasPast(int most, int flagged) {
            return open && (isLate || (at.value() < 0 && lowestBefore < most) || soldOutsBefore > flagged);
        }
    }

    /** A life of a buyer that was killed. */
    private static final class Dead {
        private final BuyerState at;
        private final boolean open;
        private final int called;
        private final boolean isLate;
        private final int soldOutsBefore;
        private final boolean isRecorded;
        private boolean holds;

        Dead(Buyer buyer) {
            at = buyer.at;
            open = buyer.open;
            called = buyer.called;
            isLate = buyer.isLate;
            soldOutsBefore = buyer.soldOutsBefore;
            isRecorded = buyer.recorded != PurchaseRecord.NOTHING;
            holds = buyer.holds;
        }
    }

    private final SearchRules rules;
    private final boolean countsSwitches;
    private Buyer[] buyers = {};
    private int calls;
    private int retries;
    private int lowestReturned = NONE;
    private int soldOuts;
    private int late;
    private int flagged;
    private boolean overlapped;
    private int lastMoved = -1;

    private final StateBytes bytes = new StateBytes();

    /** With {@code countsSwitches}, schedules that have switched between buyers a different number of times differ. */
    StateTracker(SearchRules rules, boolean countsSwitches) {
        this.rules = rules;
        this.countsSwitches = countsSwitches;
    }

    /** All buyers stand before their first step. */
    void begin(List<BuyerState> states) {
        buyers = new Buyer[states.size()];
        for (int i = 0; i < buyers.length; i++) {
            buyers[i] = new Buyer();
            buyers[i].at = states.get(i);
        }
        calls = 0;
        retries = 0;
        lowestReturned = NONE;
        soldOuts = 0;
        late = 0;
        flagged = 0;
        overlapped = false;
        lastMoved = -1;
    }

    /** A turn was taken. */
    void note(TurnResult result) {
        int number = result.turn().buyer();
        Buyer buyer = buyers[number];
        switch (result.turn().kind()) {
            case STEP -> noteStep(buyer, result);
            case KILL -> noteKill(buyer);
            case RESPAWN, TIME -> {}
        }
        buyer.at = result.to();
        result.woken().forEach((woken, state) -> buyers[woken].at = state);
        lastMoved = result.turn().kind() == Turn.Kind.TIME ? -1 : number;
    }

    private void noteKill(Buyer buyer) {
        if (buyer.recorded != PurchaseRecord.NOTHING && !rules.isTransaction()) {
            noteSale(buyer);
        }
        buyer.dead.add(new Dead(buyer));
        buyer.endPurchase();
        buyer.sold = 0;
    }

    private void noteStep(Buyer buyer, TurnResult result) {
        if (!buyer.open) {
            buyer.open = true;
            buyer.called = ++calls;
            buyer.lowestBefore = lowestReturned;
            buyer.soldOutsBefore = soldOuts;
        }
        Step step = result.step();
        buyer.isInside &= step != Step.RELEASE;
        if (result.isBlocked() || result.isInside() || step == null) {
            return;
        }
        if (result.isConflict()) {
            retries++;
            buyer.endPurchase();
            return;
        }
        switch (step) {
            case ACQUIRE -> enter(buyer);
            case READ, TAKE -> {
                buyer.isStale = false;
                buyer.isLate = result.value() > buyer.lowestBefore;
            }
            case RECORD -> {
                buyer.recorded = result.value();
                buyer.isInside = false; // RELEASE begins when RECORD ends: the two share a stamp
            }
            case WRITE, COMPARE_AND_SET, RELEASE -> {}
        }
        boolean changes = rules.isTransaction()
                ? step == Step.RELEASE && buyer.recorded != PurchaseRecord.NOTHING
                : step == Step.WRITE || step == Step.COMPARE_AND_SET;
        if (changes) {
            for (Buyer other : buyers) {
                other.isStale |= other != buyer && other.open;
            }
        }
        if (result.endsPurchase()) {
            noteReturn(buyer);
        }
    }

    private void enter(Buyer buyer) {
        for (Buyer other : buyers) {
            overlapped |= other.isInside && other.at.place() != BuyerState.Place.KILLED;
            other.dead.forEach(dead -> dead.holds = false);
        }
        buyer.holds = true;
        buyer.isInside = true;
    }

    private void noteReturn(Buyer buyer) {
        if (buyer.recorded == PurchaseRecord.NOTHING) {
            soldOuts++;
        } else {
            noteSale(buyer);
            lowestReturned = Math.min(lowestReturned, buyer.recorded);
            buyer.sold++;
        }
        buyer.endPurchase();
    }

    private void noteSale(Buyer buyer) {
        late += buyer.isLate ? 1 : 0;
        flagged = Math.max(flagged, buyer.soldOutsBefore);
    }

    /**
     * The state after the turns so far.
     *
     * @param play the same turns; it knows which waiting buyers wait in vain
     * @param store what the store holds now
     */
    State state(Play play, FinalState store) {
        int most = highestCountToCome(store.remaining());
        boolean orderMatters = Arrays.stream(buyers).anyMatch(buyer -> !buyer.dead.isEmpty())
                && Arrays.stream(buyers)
                        .anyMatch(buyer -> buyer.hasPast(most, flagged)
                                || buyer.dead.stream().anyMatch(dead -> dead.isLate || dead.soldOutsBefore > flagged));
        Renumbering files = new Renumbering();
        byte[][] each = new byte[buyers.length][];
        for (int i = 0; i < buyers.length; i++) {
            put(buyers[i], play.isStuck(i), most, orderMatters);
            bytes.put(files.inOrder(buyers[i].at.inside().seen()));
            bytes.put(countsSwitches && i == lastMoved, play.hasChangedMeanwhile(i));
            each[i] = bytes.take();
        }
        List<Integer> order = order(each);
        BitSet twins = new BitSet();
        for (int number = 0; number < order.size(); number++) {
            byte[] buyer = each[order.get(number)];
            boolean isTwin = number > 0 && Arrays.equals(buyer, each[order.get(number - 1)]);
            twins.set(number, isTwin && rules.isSymmetric());
            bytes.put(buyer);
        }
        putShared(play, store, most);
        bytes.put(files.inOrder(play.inside()));
        return new State(Fingerprint.of(bytes.take()), order, twins);
    }

    /** An upper bound of all counts that a buyer may still read. */
    private int highestCountToCome(@Nullable Integer remaining) {
        int most = remaining == null ? NONE : remaining;
        for (Buyer buyer : buyers) {
            int value = buyer.at.value();
            if (value > 0) {
                most = Math.max(most, rules.isTransaction() ? value : value - 1);
            }
        }
        return most;
    }

    private List<Integer> order(byte[][] each) {
        Integer[] order = new Integer[each.length];
        Arrays.setAll(order, i -> i);
        if (rules.isSymmetric()) {
            Arrays.sort(order, (one, other) -> Arrays.compareUnsigned(each[one], each[other]));
        }
        return List.of(order);
    }

    private void put(Buyer buyer, boolean blocked, int most, boolean orderMatters) {
        bytes.put(buyer.at);
        bytes.put(blocked, buyer.open, buyer.isLate, buyer.isStale && staleMatters());
        bytes.put(buyer.recorded + 1);
        bytes.put(rules.hasQuota() ? buyer.sold : 0);
        boolean hasNotRead = buyer.open && buyer.at.value() < 0;
        bytes.put(hasNotRead && buyer.lowestBefore < most ? buyer.lowestBefore : 0);
        bytes.put(Math.max(0, buyer.soldOutsBefore - flagged));
        bytes.put(orderMatters && buyer.open ? rank(buyer.called) : 0);
        bytes.put(buyer.dead.size());
        for (Dead dead : buyer.dead) {
            bytes.put(dead.at);
            bytes.put(dead.holds, dead.open, dead.isLate, dead.isRecorded);
            bytes.put(Math.max(0, dead.soldOutsBefore - flagged));
            bytes.put(orderMatters && dead.open ? rank(dead.called) : 0);
        }
    }

    private boolean staleMatters() {
        return rules.comparesVersions() || rules.isTransaction();
    }

    /** The place of a call among the calls of all purchases that are open or were left open. */
    private int rank(int called) {
        int rank = 1;
        for (Buyer buyer : buyers) {
            rank += buyer.open && buyer.called < called ? 1 : 0;
            for (Dead dead : buyer.dead) {
                rank += dead.open && dead.called < called ? 1 : 0;
            }
        }
        return rank;
    }

    private void putShared(Play play, FinalState store, int most) {
        bytes.put(store.remaining() == null ? 0 : store.remaining() + 1);
        int[] seats = store.sales().stream().mapToInt(Sale::seat).sorted().toArray();
        bytes.put(seats.length);
        for (int seat : seats) {
            bytes.put(seat + 1);
        }
        bytes.put(store.damage().size());
        bytes.put(retries);
        bytes.put(late);
        bytes.put(flagged);
        bytes.put(most > 0 ? soldOuts - flagged : 0);
        bytes.put(lowestReturned < most ? lowestReturned : 0);
        bytes.put(rules.forbidsOverlap() && overlapped);
        bytes.put(countsSwitches ? play.switches() : 0);
        bytes.put(play.times());
    }
}
