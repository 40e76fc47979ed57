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
 * Purchases of a race that clashed: all read the same count before any of them had written, and then each wrote one less.
 *
 * <p>If a race has sold a seat twice, it has at least one clash. Of the counts from which several purchases went on, take
 * the highest: it was there only once, and whoever read it did so before the first of them had written. That one bought
 * seat after seat from lower counts follows from there.
 *
 * @param seat the count that they read, which is the seat that they sold
 * @param parties the purchases, in the order in which they began to read
 * @param all how many clashed in the race; more than the parties if not all are played
 * @param sold how often the seat was sold in the whole race: more often than here if the count came back to it
 */
public record Clash(int seat, List<Party> parties, int all, int sold) {

    /**
     * A purchase that clashed.
     *
     * @param buyer who made it
     * @param signalNanos when the race began
     * @param purchase what that buyer wrote down about it
     */
    public record Party(String buyer, long signalNanos, PurchaseRecord purchase) {

        /** Whether it sold the seat for certain; if not, its buyer died before. */
        public boolean sold() {
            return purchase.isSold();
        }

        int seat() {
            return purchase.value();
        }
    }

    /** A seat that was sold twice, if possible all its sales, as few as possible, as early as possible. */
    private static final Comparator<Clash> SIMPLEST_FIRST = Comparator.comparing((Clash clash) -> clash.sales() < 2)
            .thenComparing(clash -> clash.soldOtherwise() > 0)
            .thenComparingInt(Clash::all)
            .thenComparingInt(clash -> -clash.seat());

    public Clash {
        parties = List.copyOf(parties);
    }

    /**
     * The clash of a race that is simplest to tell: one that sold a seat twice rather than one that only lost an update, of
     * those one that is all there is to tell of its seat, of those the one with the fewest buyers, and the first of them.
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

    /** Of all that was ever sold of a seat. */
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

    /** All purchases that took one out of the count, by their seats, those of a seat in the order of their reading. */
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

    /** Behind the last that began to read before any from {@code from} on had written. */
    private static int endOfClash(List<Party> ofSeat, int from) {
        long written = Long.MAX_VALUE;
        int to = from;
        while (to < ofSeat.size() && ofSeat.get(to).purchase().acquired() < written) {
            written = Math.min(written, ofSeat.get(to).purchase().changedAt());
            to++;
        }
        return to;
    }

    /** How many of them sold the seat. */
    public int sales() {
        return (int) parties.stream().filter(Party::sold).count();
    }

    /** How many of them died before they had sold. */
    public int deaths() {
        return parties.size() - sales();
    }

    /** How often their seat was sold in other ways: when the count had come back to it. */
    public int soldOtherwise() {
        return Math.max(0, sold - (all - deaths()));
    }

    /** Two of them: two that sold, if there are. */
    public Clash ofTwo() {
        List<Party> soldFirst = new ArrayList<>(parties);
        soldFirst.sort(Comparator.comparing((Party party) -> sales() > 1 && !party.sold()));
        return new Clash(seat, soldFirst.subList(0, 2), all, sold);
    }

    /** A race with nothing but these purchases in it: as many buyers, and so many tickets that their seat is the next. */
    public RaceSettings alone(RaceSettings race) {
        Load each = Load.of(parties.size(), seat).withQuota(1).withTimeout(Duration.ZERO);
        return race.withLoad(each).undisturbed();
    }

    /** Whether it went wrong in the same way there: the same seat taken out of the count as often, and sold as often. */
    public boolean isIn(RaceHistory race) {
        List<Party> ofSeat =
                changes(race).stream().filter(change -> change.seat() == seat).toList();
        return ofSeat.size() == parties.size()
                && ofSeat.stream().filter(Party::sold).count() == sales();
    }

    /** Whether an outcome of two buyers that each wanted one ticket can be it. */
    public boolean isLike(Outcome outcome) {
        return outcome.sold() == sales() && outcome.lostUpdates() != null && outcome.lostUpdates() > 0;
    }
}
