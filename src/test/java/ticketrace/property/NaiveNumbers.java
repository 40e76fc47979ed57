package ticketrace.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/** The numbers straight from their definitions: compares every purchase with every other, however long that takes. */
record NaiveNumbers(RaceHistory race, List<NaivePurchase> purchases) {

    /** A seat, and the purchase that took it. */
    private record Taken(int seat, NaivePurchase purchase) {

        PurchaseRecord by() {
            return purchase.said();
        }
    }

    /** A period of one buyer. */
    private record Span(String buyer, long begin, long end) {}

    private List<NaivePurchase> sales() {
        return purchases.stream().filter(NaivePurchase::isSold).toList();
    }

    int sold() {
        return sales().size();
    }

    int oversold() {
        return Math.max(0, sold() - race.tickets());
    }

    int doubleBooked() {
        return (int) sales().stream()
                .map(sale -> sale.said().value())
                .distinct()
                .filter(seat -> sales().stream()
                                .filter(sale -> sale.said().value() == seat)
                                .count()
                        > 1)
                .count();
    }

    /** Changes that did not lower the count. The count fell by one for each of the other changes. */
    int lostUpdates() {
        List<Integer> changed = new ArrayList<>(purchases.stream()
                .filter(NaivePurchase::hasChanged)
                .map(purchase -> purchase.said().value())
                .toList());
        for (int count = race.tickets();
                count > Objects.requireNonNull(race.end().remaining());
                count--) {
            changed.remove(Integer.valueOf(count));
        }
        return changed.size();
    }

    /** Changes without a sale, by living buyers. */
    int vanished() {
        return (int) purchases.stream()
                .filter(purchase -> purchase.lived() && purchase.hasChanged() && !purchase.isSold())
                .count();
    }

    /**
     * Sales that began after the sale of a lower seat ended, and sold-out purchases that ended before some sale began.
     */
    int outOfOrder() {
        List<Taken> taken = taken();
        long late = taken.stream()
                .filter(sale -> taken.stream()
                        .anyMatch(other -> other.seat() < sale.seat()
                                && other.by().returned() < sale.by().call()))
                .count();
        long early = purchases.stream()
                .filter(NaivePurchase::isSoldOut)
                .filter(purchase -> taken.stream()
                        .anyMatch(sale -> purchase.said().returned() < sale.by().call()))
                .count();
        return (int) (late + early);
    }

    /**
     * The sales. For each seat that left the count without a sale, also the first dead buyer's purchase that may have
     * taken it.
     */
    private List<Taken> taken() {
        List<Taken> taken = new ArrayList<>();
        sales().forEach(sale -> taken.add(new Taken(sale.said().value(), sale)));
        int lowest = taken.stream().mapToInt(Taken::seat).min().orElse(race.tickets() + 1);
        boolean soldOut = purchases.stream().anyMatch(NaivePurchase::isSoldOut);
        for (int seat = race.tickets(); seat >= (soldOut ? 1 : lowest); seat--) {
            int missing = seat;
            if (taken.stream().noneMatch(sale -> sale.seat() == missing)) {
                earliest(unsold(missing))
                        .or(() -> earliest(unsold(PurchaseRecord.NOTHING)
                                .filter(taker -> taken.stream()
                                        .noneMatch(other -> other.purchase().equals(taker)))))
                        .ifPresent(taker -> taken.add(new Taken(missing, taker)));
            }
        }
        return taken;
    }

    private Stream<NaivePurchase> unsold(int seat) {
        return purchases.stream()
                .filter(purchase -> purchase.mayHaveChanged() && !purchase.isSold())
                .filter(purchase -> purchase.said().value() == seat);
    }

    private static Optional<NaivePurchase> earliest(Stream<NaivePurchase> purchases) {
        return purchases.min(
                (one, other) -> Long.compare(one.said().call(), other.said().call()));
    }

    /** Sections that began while another buyer's section was open. */
    int overlaps() {
        List<Span> sections = new ArrayList<>();
        for (NaivePurchase purchase : purchases) {
            PurchaseRecord said = purchase.said();
            if (said.end(Step.ACQUIRE) != 0) {
                long end = said.hasBegun(Step.RELEASE) ? said.begin(Step.RELEASE) : purchase.lastSeen();
                sections.add(new Span(purchase.buyer(), said.end(Step.ACQUIRE), end));
            }
        }
        return begunInside(sections);
    }

    /** Whether a buyer acquired the guard before another one that had asked earlier. */
    boolean overtaken() {
        List<PurchaseRecord> served = purchases.stream()
                .map(NaivePurchase::said)
                .filter(said -> said.asked() != 0 && said.acquired() != 0)
                .toList();
        return served.stream()
                .anyMatch(first -> served.stream()
                        .anyMatch(timer -> first.asked() < timer.asked() && timer.acquired() < first.acquired()));
    }

    /**
     * Whether any purchase began while another buyer's was open. If a buyer died with the guard, its purchase is open
     * for all that wait.
     */
    boolean contended() {
        List<Span> spans = new ArrayList<>();
        long inVain = purchases.stream()
                .map(NaivePurchase::said)
                .filter(said -> said.outcome() == Outcome.TIMED_OUT)
                .mapToLong(PurchaseRecord::latest)
                .max()
                .orElse(0);
        for (NaivePurchase purchase : purchases) {
            long end = purchase.diedWithTheGuard() ? Math.max(purchase.lastSeen(), inVain) : purchase.lastSeen();
            spans.add(new Span(purchase.buyer(), purchase.said().call(), end));
        }
        return begunInside(spans) > 0;
    }

    /** How many periods overlap one that began before. Of several with the same begin, any may be the first. */
    private static int begunInside(List<Span> spans) {
        List<Span> inTime = new ArrayList<>(spans);
        inTime.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
        int inside = 0;
        for (int i = 0; i < inTime.size(); i++) {
            Span next = inTime.get(i);
            inside += inTime.subList(0, i).stream().anyMatch(open -> met(open, next)) ? 1 : 0;
        }
        return inside;
    }

    private static boolean met(Span one, Span other) {
        return !one.buyer().equals(other.buyer()) && one.begin() < other.end() && other.begin() < one.end();
    }
}
