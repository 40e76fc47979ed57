package ticketrace.explore;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/**
 * Writes what the turns of a schedule have done as a state: so that two schedules get the same state only if what can
 * follow, and how it will be judged, is the same. One thread.
 */
final class StateEncoder {

    /**
     * A state.
     *
     * @param order the buyer that has each number in it
     * @param twins for each number, whether its buyer differs only in its name from the buyer with the number before
     */
    record State(Fingerprint print, List<Integer> order, BitSet twins) {}

    private final SearchRules rules;
    private final boolean countsSwitches;
    private final StateBytes bytes = new StateBytes();

    /** See {@link StateTracker#StateTracker}. */
    StateEncoder(SearchRules rules, boolean countsSwitches) {
        this.rules = rules;
        this.countsSwitches = countsSwitches;
    }

    /**
     * The state of the race after the turns so far.
     *
     * @param race what these turns have done
     * @param play the same turns; it knows which buyers wait for a guard that cannot become free
     * @param store what the store holds now
     */
    State state(TrackedRace race, Play play, FinalState store) {
        int most = highestCountToCome(race, store.remaining());
        boolean orderMatters = doesOrderMatter(race, most);
        Renumbering files = new Renumbering();
        byte[][] each = new byte[race.buyers.length][];
        for (int i = 0; i < race.buyers.length; i++) {
            put(race, race.buyers[i], play.isStuck(i), most, orderMatters);
            bytes.put(files.inOrder(race.buyers[i].at.inside().seen()));
            bytes.put(countsSwitches && i == race.lastMoved, play.hasChangedMeanwhile(i));
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
        putShared(race, play, store, most);
        bytes.put(files.inOrder(play.inside()));
        return new State(Fingerprint.of(bytes.take()), order, twins);
    }

    /** Whether the order of calls can still decide what the audit says of dead buyers. */
    private static boolean doesOrderMatter(TrackedRace race, int most) {
        boolean hasNextOneAPast = race.lowestReturned < most || (most > 0 && race.soldOuts > race.flagged);
        return Arrays.stream(race.buyers).anyMatch(buyer -> !buyer.dead.isEmpty())
                && (hasNextOneAPast
                        || Arrays.stream(race.buyers)
                                .anyMatch(buyer -> buyer.hasPast(most, race.flagged)
                                        || buyer.dead.stream()
                                                .anyMatch(dead -> dead.isLate || dead.soldOutsBefore > race.flagged)));
    }

    /** An upper bound of all counts that a buyer may still read. */
    private int highestCountToCome(TrackedRace race, @Nullable Integer remaining) {
        int most = remaining == null ? TrackedBuyer.NONE : remaining;
        for (TrackedBuyer buyer : race.buyers) {
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

    private void put(TrackedRace race, TrackedBuyer buyer, boolean blocked, int most, boolean orderMatters) {
        bytes.put(buyer.at);
        bytes.put(blocked, buyer.open, buyer.isLate, buyer.isStale && staleMatters());
        bytes.put(buyer.recorded + 1);
        if (rules.hasTokens()) {
            bytes.put(buyer.newerUsed, buyer.newerWrote);
            bytes.put(newerThan(race, buyer));
        }
        bytes.put(rules.hasQuota() ? buyer.sold : 0);
        bytes.put(buyer.hasNotRead() && buyer.lowestBefore < most ? buyer.lowestBefore : 0);
        bytes.put(buyer.maySell(most) ? Math.max(0, buyer.soldOutsBefore - race.flagged) : 0);
        bytes.put(orderMatters && buyer.open ? rank(race, buyer.called) : 0);
        bytes.put(buyer.dead.size());
        for (TrackedBuyer.Dead dead : buyer.dead) {
            bytes.put(dead.at);
            bytes.put(dead.holds, dead.open, dead.isLate, dead.isRecorded);
            bytes.put(Math.max(0, dead.soldOutsBefore - race.flagged));
            bytes.put(orderMatters && dead.open ? rank(race, dead.called) : 0);
        }
    }

    private boolean staleMatters() {
        return rules.comparesVersions() || rules.isTransaction();
    }

    /** How many buyers hold a newer grant than this one, which they may still use. */
    private static int newerThan(TrackedRace race, TrackedBuyer buyer) {
        int newer = 0;
        for (TrackedBuyer other : race.buyers) {
            newer += buyer.grant != 0 && other.grant > buyer.grant ? 1 : 0;
        }
        return newer;
    }

    /** The place of a call among the calls of all purchases that are open or were left open. */
    private static int rank(TrackedRace race, int called) {
        int rank = 1;
        for (TrackedBuyer buyer : race.buyers) {
            rank += buyer.open && buyer.called < called ? 1 : 0;
            for (TrackedBuyer.Dead dead : buyer.dead) {
                rank += dead.open && dead.called < called ? 1 : 0;
            }
        }
        return rank;
    }

    private void putShared(TrackedRace race, Play play, FinalState store, int most) {
        bytes.put(store.remaining() == null ? 0 : store.remaining() + 1);
        int[] seats = store.sales().stream().mapToInt(Sale::seat).sorted().toArray();
        bytes.put(seats.length);
        for (int seat : seats) {
            bytes.put(seat + 1);
        }
        bytes.put(store.damage().size());
        bytes.put(race.retries);
        bytes.put(race.late);
        bytes.put(race.flagged);
        bytes.put(most > 0 ? race.soldOuts - race.flagged : 0);
        bytes.put(race.lowestReturned < most ? race.lowestReturned : 0);
        bytes.put(rules.forbidsOverlap() && race.overlapped, rules.hasTokens() && race.wroteStale);
        bytes.put(countsSwitches ? play.switches() : 0);
        bytes.put(play.times());
    }
}
