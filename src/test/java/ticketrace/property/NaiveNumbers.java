package ticketrace.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/** The numbers as their definitions say them: every purchase held against every other, however long that takes. */
final class NaiveNumbers {

    /** A seat and who took it. */
    private record Taken(int seat, PurchaseRecord by) {}

    /** A span of time of one buyer. */
    private record Span(String buyer, long begin, long end) {}

    private NaiveNumbers() {}

    private static Stream<PurchaseRecord> purchases(RaceHistory race) {
        return race.buyers().stream().map(BuyerHistory::purchases).flatMap(List::stream);
    }

    private static List<PurchaseRecord> sales(RaceHistory race) {
        return purchases(race)
                .filter(purchase -> purchase.end(Step.RECORD) != 0)
                .filter(purchase -> purchase.outcome() != Outcome.CONFLICT)
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
                .filter(purchase -> purchase.value() > 0)
                .filter(purchase -> Stream.of(Step.WRITE, Step.COMPARE_AND_SET, Step.TAKE)
                        .anyMatch(step -> purchase.end(step) != 0))
                .count();
        return (int) Math.max(0, writes - (race.tickets() - race.end().remaining()));
    }

    /** Sales called after a lower seat's had returned, and sold-outs that returned before some sale was called. */
    static int outOfOrder(RaceHistory race) {
        List<Taken> taken = taken(race);
        long late = taken.stream()
                .filter(sale -> taken.stream()
                        .anyMatch(other -> other.seat() < sale.seat()
                                && other.by().returned() < sale.by().call()))
                .count();
        long early = purchases(race)
                .filter(purchase -> purchase.outcome() == Outcome.SOLD_OUT)
                .filter(purchase -> taken.stream()
                        .anyMatch(sale -> purchase.returned() < sale.by().call()))
                .count();
        return (int) (late + early);
    }

    /** The sales; and of each seat that passed without one, whoever began to take it first and did not live to tell. */
    private static List<Taken> taken(RaceHistory race) {
        List<Taken> taken = new ArrayList<>();
        sales(race).forEach(sale -> taken.add(new Taken(sale.value(), sale)));
        int lowest = taken.stream().mapToInt(Taken::seat).min().orElse(race.tickets() + 1);
        boolean soldOut = purchases(race).anyMatch(purchase -> purchase.outcome() == Outcome.SOLD_OUT);
        for (int seat = race.tickets(); seat >= (soldOut ? 1 : lowest); seat--) {
            int missing = seat;
            if (taken.stream().noneMatch(sale -> sale.seat() == missing)) {
                earliest(open(race, missing))
                        .or(() -> earliest(open(race, PurchaseRecord.NOTHING)
                                .filter(taker -> taken.stream()
                                        .noneMatch(other -> other.by().equals(taker)))))
                        .ifPresent(taker -> taken.add(new Taken(missing, taker)));
            }
        }
        return taken;
    }

    private static Stream<PurchaseRecord> open(RaceHistory race, int seat) {
        return purchases(race).filter(purchase -> purchase.isUnknown() && purchase.value() == seat);
    }

    private static Optional<PurchaseRecord> earliest(Stream<PurchaseRecord> purchases) {
        return purchases.min((one, other) -> Long.compare(one.call(), other.call()));
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
