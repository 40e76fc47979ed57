package ticketrace.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/**
 * Purchases of a race that clashed: all read the same count before any of them had written, and then each wrote one
 * less.
 *
 * <p>If a race sold a seat twice, it has at least one clash. Proof: of the counts from which several purchases
 * continued, take the highest. The store held it only once, so all these purchases read it before the first of them had
 * written. The double sales of lower seats follow from that clash.
 *
 * @param seat the count that the purchases read, which is the seat that they sold
 * @param parties the purchases, in the order in which they began to read
 * @param all how many purchases clashed in the race; more than the parties if the replay leaves some out
 * @param sold how often the seat was sold in the whole race: more often than here if the count came back to it
 */
public record Clash(int seat, List<Party> parties, int all, int sold) {

    /**
     * A purchase that clashed.
     *
     * @param buyer the name of its buyer
     * @param signalNanos when the race began
     * @param purchase the buyer's record of it
     */
    public record Party(String buyer, long signalNanos, PurchaseRecord purchase) {

        /** Whether it certainly sold the seat; if not, its buyer died before. */
        public boolean sold() {
            return purchase.isSold();
        }

        int seat() {
            return purchase.value();
        }
    }

    /**
     * The simplest clash first: one that sold its seat twice, then one that has all sales of its seat, then the one
     * with the fewest purchases, then the earliest.
     */
    private static final Comparator<Clash> SIMPLEST_FIRST = Comparator.comparing((Clash clash) -> clash.sales() < 2)
            .thenComparing(clash -> clash.soldOtherwise() > 0)
            .thenComparingInt(Clash::all)
            .thenComparingInt(clash -> -clash.seat());

    public Clash {
        parties = List.copyOf(parties);
    }

    /**
     * The clash of a race that is simplest to explain. It prefers a clash that sold a seat twice to one that only lost
     * an update, then a clash that has all sales of its seat, then the fewest purchases, then the earliest.
     *
     * @return null if there is none
     */
    public static @Nullable Clash simplestOf(RaceHistory race) {
        List<Party> changes = changes(race);
        Clash simplest = null;
        for (int from = 0, to; from < changes.size(); from = to) {
            to = endOfSeat(changes, from);
            Clash ofSeat = simplestOf(changes.subList(from, to));
            boolean simpler = ofSeat != null && (simplest == null || SIMPLEST_FIRST.compare(ofSeat, simplest) < 0);
            simplest = simpler ? ofSeat : simplest;
        }
        return simplest;
    }

    /** The simplest clash of one seat, from all purchases that changed the count from it. */
    private static @Nullable Clash simplestOf(List<Party> ofSeat) {
        int sold = (int) ofSeat.stream().filter(Party::sold).count();
        List<Clash> clashes = new ArrayList<>();
        for (int from = 0, to; from < ofSeat.size(); from = to) {
            to = endOfClash(ofSeat, from);
            if (to - from > 1) {
                List<Party> parties = ofSeat.subList(from, Math.min(to, from + Schedule.MAX_BUYERS));
                clashes.add(new Clash(ofSeat.get(0).seat(), parties, to - from, sold));
            }
        }
        return clashes.stream().min(SIMPLEST_FIRST).orElse(null);
    }

    /** All purchases that took a ticket out of the count, sorted by seat, then by when they began to read. */
    private static List<Party> changes(RaceHistory race) {
        List<Party> changes = new ArrayList<>();
        for (BuyerHistory buyer : Audit.committed(race).buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                if (purchase.hasChanged() && (purchase.isSold() || purchase.isOpen())) {
                    changes.add(new Party(buyer.buyer(), buyer.signalNanos(), purchase));
                }
            }
        }
        changes.sort(Comparator.comparingInt(Party::seat)
                .thenComparingLong(party -> party.purchase().acquired()));
        return changes;
    }

    private static int endOfSeat(List<Party> changes, int from) {
        int to = from + 1;
        while (to < changes.size()
                && changes.get(to).seat() == changes.get(from).seat()) {
            to++;
        }
        return to;
    }

    /** The index behind the last purchase that began to read before any purchase since {@code from} had written. */
    private static int endOfClash(List<Party> ofSeat, int from) {
        long written = Long.MAX_VALUE;
        int to = from;
        while (to < ofSeat.size() && ofSeat.get(to).purchase().acquired() < written) {
            written = Math.min(written, ofSeat.get(to).purchase().changedAt());
            to++;
        }
        return to;
    }

    /** How many of the purchases sold the seat. */
    public int sales() {
        return (int) parties.stream().filter(Party::sold).count();
    }

    /** How many of the buyers died before they had sold. */
    public int deaths() {
        return parties.size() - sales();
    }

    /** How often the seat was sold outside this clash, when the count had come back to it. */
    public int soldOtherwise() {
        return Math.max(0, sold - (all - deaths()));
    }

    /** Returns this clash with two of its purchases: two that sold, if there are. */
    public Clash ofTwo() {
        List<Party> soldFirst = new ArrayList<>(parties);
        soldFirst.sort(Comparator.comparing((Party party) -> sales() > 1 && !party.sold()));
        return new Clash(seat, soldFirst.subList(0, 2), all, sold);
    }

    /** The settings of a race with only these purchases: as many buyers, and as many tickets as the seat's number. */
    public RaceSettings alone(RaceSettings race) {
        Load each = Load.of(parties.size(), seat).withQuota(1).withTimeout(Duration.ZERO);
        return race.withLoad(each).undisturbed();
    }

    /** Whether a race has the same clash: it took the same seat out of the count as often, and sold it as often. */
    public boolean isIn(RaceHistory race) {
        List<Party> ofSeat =
                changes(race).stream().filter(change -> change.seat() == seat).toList();
        return ofSeat.size() == parties.size()
                && ofSeat.stream().filter(Party::sold).count() == sales();
    }

    /** Whether an outcome of two buyers, each with one purchase, can be this clash. */
    public boolean isLike(Outcome outcome) {
        return outcome.sold() == sales() && outcome.lostUpdates() != null && outcome.lostUpdates() > 0;
    }
}
