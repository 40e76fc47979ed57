package ticketrace.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/** The numbers as their definitions say them: every purchase held against every other, however long that takes. */
final class NaiveNumbers {

    /** A span of time of one buyer. */
    private record Span(String buyer, long begin, long end) {}

    private NaiveNumbers() {}

    private static Stream<PurchaseRecord> purchases(RaceHistory race) {
        return race.buyers().stream().map(BuyerHistory::purchases).flatMap(List::stream);
    }

    private static List<PurchaseRecord> sales(RaceHistory race) {
        return purchases(race)
                .filter(purchase -> purchase.end(Step.RECORD) != 0)
                .toList();
    }

    static int sold(RaceHistory race) {
        return sales(race).size();
    }

    static int doubleBooked(RaceHistory race) {
        List<PurchaseRecord> sales = sales(race);
        return (int) sales.stream()
                .map(PurchaseRecord::value)
                .distinct()
                .filter(seat ->
                        sales.stream().filter(sale -> sale.value() == seat).count() > 1)
                .count();
    }

    static int lostUpdates(RaceHistory race) {
        long writes = purchases(race)
                .filter(purchase -> purchase.end(Step.WRITE) != 0)
                .count();
        return (int) Math.max(0, writes - (race.tickets() - race.end().remaining()));
    }

    /** Sales called after a lower seat's had returned, and sold-outs that returned before some sale was called. */
    static int outOfOrder(RaceHistory race) {
        List<PurchaseRecord> taken = new ArrayList<>(sales(race));
        int lowest = taken.stream().mapToInt(PurchaseRecord::value).min().orElse(race.tickets() + 1);
        boolean soldOut = purchases(race).anyMatch(purchase -> purchase.outcome() == Outcome.SOLD_OUT);
        for (int each = soldOut ? 1 : lowest; each <= race.tickets(); each++) {
            int seat = each;
            if (taken.stream().noneMatch(sale -> sale.value() == seat)) {
                purchases(race)
                        .filter(purchase -> purchase.isOpen() && purchase.hasBegun(Step.WRITE))
                        .filter(purchase -> purchase.value() == seat)
                        .min((one, other) -> Long.compare(one.call(), other.call()))
                        .ifPresent(taken::add);
            }
        }
        long late = taken.stream()
                .filter(sale -> taken.stream()
                        .anyMatch(other -> other.value() < sale.value() && other.returned() < sale.call()))
                .count();
        long early = purchases(race)
                .filter(purchase -> purchase.outcome() == Outcome.SOLD_OUT)
                .filter(purchase -> taken.stream().anyMatch(sale -> purchase.returned() < sale.call()))
                .count();
        return (int) (late + early);
    }

    /** Sections that began while another buyer's was open. */
    static int overlaps(RaceHistory race) {
        List<Span> sections = new ArrayList<>();
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                if (purchase.end(Step.ACQUIRE) != 0) {
                    long end = purchase.hasBegun(Step.RELEASE) ? purchase.begin(Step.RELEASE) : purchase.latest();
                    sections.add(new Span(buyer.buyer(), purchase.end(Step.ACQUIRE), end));
                }
            }
        }
        return begunInside(sections);
    }

    /** Whether any purchase began while another buyer's was open. */
    static boolean contended(RaceHistory race) {
        List<Span> spans = new ArrayList<>();
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                spans.add(new Span(buyer.buyer(), purchase.call(), purchase.latest()));
            }
        }
        return begunInside(spans) > 0;
    }

    private static int begunInside(List<Span> spans) {
        return (int) spans.stream()
                .filter(span -> spans.stream()
                        .anyMatch(other -> !other.buyer().equals(span.buyer())
                                && other.begin() < span.begin()
                                && span.begin() < other.end()))
                .count();
    }
}
