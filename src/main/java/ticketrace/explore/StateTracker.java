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
        private boolean isInside;
        private final List<Dead> dead = new ArrayList<>();

        void endPurchase() {
            open = false;
            lowestBefore = NONE;
            soldOutsBefore = 0;
            isLate = false;
            recorded = PurchaseRecord.NOTHING;
            isStale = false;
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
            holds = buyer.isInside;
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
    private int switches;

    private byte[] bytes = new byte[256];
    private int length;

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
        switches = 0;
    }

    /** A turn was taken. */
    void note(TurnResult result) {
        int number = result.turn().buyer();
        Buyer buyer = buyers[number];
        switch (result.turn().kind()) {
            case STEP -> noteStep(buyer, result);
            case KILL -> noteKill(buyer);
            case RESPAWN -> buyer.at = result.to();
        }
        buyer.at = result.to();
        switches += lastMoved >= 0 && lastMoved != number ? 1 : 0;
        lastMoved = number;
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
        if (result.isBlocked() || step == null) {
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
            case RECORD -> buyer.recorded = result.value();
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
        buyer.isInside &= step != Step.RELEASE;
        if (result.endsPurchase()) {
            noteReturn(buyer);
        }
    }

    private void enter(Buyer buyer) {
        for (Buyer other : buyers) {
            overlapped |= other.isInside && other.at.place() != BuyerState.Place.KILLED;
            other.dead.forEach(dead -> dead.holds = false);
        }
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
        byte[][] each = new byte[buyers.length][];
        for (int i = 0; i < buyers.length; i++) {
            length = 0;
            put(buyers[i], play.isStuck(i), most, orderMatters);
            if (countsSwitches) {
                put(i == lastMoved ? 1 : 0);
            }
            each[i] = Arrays.copyOf(bytes, length);
        }
        List<Integer> order = order(each);
        BitSet twins = new BitSet();
        length = 0;
        for (int number = 0; number < order.size(); number++) {
            byte[] buyer = each[order.get(number)];
            boolean isTwin = number > 0 && Arrays.equals(buyer, each[order.get(number - 1)]);
            twins.set(number, isTwin && rules.isSymmetric());
            put(buyer.length);
            putAll(buyer);
        }
        putShared(store, most);
        return new State(Fingerprint.of(bytes, length), order, twins);
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
        put(buyer.at);
        put(flags(blocked, buyer.open, buyer.isLate, buyer.isStale && staleMatters(), false));
        put(buyer.recorded + 1);
        put(rules.hasQuota() ? buyer.sold : 0);
        boolean hasNotRead = buyer.open && buyer.at.value() < 0;
        put(hasNotRead && buyer.lowestBefore < most ? buyer.lowestBefore : 0);
        put(Math.max(0, buyer.soldOutsBefore - flagged));
        put(orderMatters && buyer.open ? rank(buyer.called) : 0);
        put(buyer.dead.size());
        for (Dead dead : buyer.dead) {
            put(dead.at);
            put(flags(dead.holds, dead.open, dead.isLate, dead.isRecorded, false));
            put(Math.max(0, dead.soldOutsBefore - flagged));
            put(orderMatters && dead.open ? rank(dead.called) : 0);
        }
    }

    private boolean staleMatters() {
        return rules.comparesVersions() || rules.isTransaction();
    }

    private static int flags(boolean... flags) {
        int bits = 0;
        for (boolean flag : flags) {
            bits = (bits << 1) | (flag ? 1 : 0);
        }
        return bits;
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

    @SuppressWarnings("EnumOrdinal") // the numbers live no longer than the exploration
    private void put(BuyerState state) {
        put((state.place().ordinal() << 1) | (state.tooLate() ? 1 : 0));
        put((ordinal(state.step()) << 4) | ordinal(state.reason()));
        put(state.value() + 1);
    }

    @SuppressWarnings("EnumOrdinal")
    private static int ordinal(@Nullable Enum<?> value) {
        return value == null ? 0 : value.ordinal() + 1;
    }

    private void putShared(FinalState store, int most) {
        put(store.remaining() == null ? 0 : store.remaining() + 1);
        int[] seats = store.sales().stream().mapToInt(Sale::seat).sorted().toArray();
        put(seats.length);
        for (int seat : seats) {
            put(seat + 1);
        }
        put(store.damage().size());
        put(retries);
        put(late);
        put(flagged);
        put(most > 0 ? soldOuts - flagged : 0);
        put(lowestReturned < most ? lowestReturned : 0);
        put(rules.forbidsOverlap() && overlapped ? 1 : 0);
        put(countsSwitches ? switches + 1 : 0);
    }

    /** Adds a number, which is at least 0, in as few bytes as it takes. */
    private void put(int number) {
        int rest = number;
        while (rest > 0x7F) {
            add((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        add((byte) rest);
    }

    private void putAll(byte[] more) {
        for (byte each : more) {
            add(each);
        }
    }

    private void add(byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = next;
    }
}
