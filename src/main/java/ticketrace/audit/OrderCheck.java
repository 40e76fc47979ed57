package ticketrace.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;

/**
 * Is there an order in real time that explains which buyer got which seat, and which buyers found all seats sold?
 *
 * <p>Buyers sell the seats from the highest to the lowest, and SOLD_OUT comes after the last of them; each purchase
 * takes effect at one point between its call and its return. The check places these points greedily, in descending
 * order of seats, each as early as possible. That fails exactly if the purchase of a higher seat was called after the
 * purchase of a lower seat had returned, so the check compares only such pairs. If no purchase is known to have sold a
 * seat, the check gives it to the purchase that read it, began to write, and was called earliest; if that purchase is
 * open, it may take effect at any time after its call.
 *
 * <p>Source: Herlihy and Wing, "Linearizability", 1990, for the condition; seats are unique, so no search is needed.
 */
final class OrderCheck {

    private final Findings findings;
    private final Clocks clocks;
    private final List<Attempt> taken;
    private boolean doubted; // one doubt is enough to make the verdict UNKNOWN
    private int outOfOrder;
    private int unexplained;

    private OrderCheck(List<Attempt> sales, Clocks clocks, Findings findings) {
        this.taken = new ArrayList<>(sales);
        this.clocks = clocks;
        this.findings = findings;
    }

    /**
     * What the check found.
     *
     * @param outOfOrder the number of sales and SOLD_OUT outcomes that no order explains
     * @param unexplained the number of seats that the count passed although no purchase can have taken them
     */
    record Result(int outOfOrder, int unexplained) {}

    /**
     * Checks all attempts of a race whose clocks are known, and adds a finding for each that no order explains; {@code
     * sales} are the attempts that sold a seat, sorted by seat.
     */
    static Result check(int tickets, List<Attempt> attempts, List<Attempt> sales, Clocks clocks, Findings findings) {
        OrderCheck check = new OrderCheck(sales, clocks, findings);
        List<Attempt> soldOut = attempts.stream()
                .filter(attempt -> attempt.purchase().outcome() == Outcome.SOLD_OUT)
                .toList();
        int lowest = !soldOut.isEmpty()
                ? 1
                : sales.isEmpty() ? tickets + 1 : sales.get(0).seat();
        check.fillMissingSeats(lowest, tickets, attempts);
        check.checkSales();
        check.checkSoldOut(soldOut);
        return new Result(check.outOfOrder, check.unexplained);
    }

    private void fillMissingSeats(int lowest, int tickets, List<Attempt> attempts) {
        BitSet known = new BitSet();
        taken.forEach(sale -> known.set(sale.seat()));
        Map<Integer, Attempt> unsoldBySeat = new HashMap<>();
        Set<Integer> ofSeveral = new HashSet<>();
        Queue<Attempt> unsoldAnySeat = new PriorityQueue<>(
                Comparator.comparingLong(attempt -> attempt.purchase().call()));
        for (Attempt attempt : attempts) {
            if (!attempt.purchase().mayHaveChanged() || attempt.purchase().isSold()) {
                continue;
            }
            if (attempt.seat() == PurchaseRecord.NOTHING) {
                unsoldAnySeat.add(attempt);
            } else {
                if (unsoldBySeat.containsKey(attempt.seat())) {
                    ofSeveral.add(attempt.seat());
                }
                unsoldBySeat.merge(attempt.seat(), attempt, OrderCheck::earlierCalled);
            }
        }
        int missing = 0;
        for (int seat = known.previousClearBit(tickets); seat >= lowest; seat = known.previousClearBit(seat - 1)) {
            Attempt taker = unsoldBySeat.getOrDefault(seat, unsoldAnySeat.peek());
            if (taker != null) {
                boolean anyOfSeveral = !unsoldBySeat.containsKey(seat) && unsoldAnySeat.size() > 1;
                unsoldAnySeat.remove(taker);
                // With several possible takers and several clocks, the first taker is not known.
                if (clocks.areOne() || !(anyOfSeveral || ofSeveral.contains(seat))) {
                    taken.add(taker.ofSeat(seat));
                }
            } else {
                missing = seat;
                unexplained++;
            }
        }
        if (unexplained > 0) {
            findings.add(
                    FindingKind.STORE_MISMATCH,
                    missing,
                    List.of(),
                    EvidenceWords.count(unexplained, "seat") + " (the lowest is " + missing
                            + ") passed out of the count without a sale, and no purchase explains "
                            + (unexplained == 1 ? "it." : "them."));
        }
        taken.sort(Comparator.comparingInt(Attempt::seat));
    }

    private static Attempt earlierCalled(Attempt one, Attempt other) {
        return one.purchase().call() <= other.purchase().call() ? one : other;
    }

    /** Counts the sales that began only after another buyer had sold a lower seat. */
    private void checkSales() {
        MomentOfEach firstReturned = MomentOfEach.first(clocks);
        for (int from = 0; from < taken.size(); ) {
            int to = from;
            for (; to < taken.size() && taken.get(to).seat() == taken.get(from).seat(); to++) {
                Attempt sale = taken.get(to);
                MomentOfEach.Found early =
                        firstReturned.anyBefore(sale, sale.purchase().call());
                if (early.attempt() != null) {
                    outOfOrder(early.answer(), sale, early.attempt());
                }
            }
            for (Attempt sale : taken.subList(from, to)) {
                firstReturned.add(sale, sale.purchase().returned());
            }
            from = to;
        }
    }

    private void outOfOrder(Answer answer, Attempt late, Attempt early) {
        if (answer == Answer.YES) {
            outOfOrder++;
            findings.add(
                    FindingKind.OUT_OF_ORDER,
                    late.seat(),
                    List.of(early, late),
                    () -> late.buyer() + " began to buy seat " + late.seat() + " after " + early.buyer()
                            + " had already sold the lower seat " + early.seat() + ".");
        } else if (!doubted) {
            doubted = true;
            findings.addDoubt(
                    early,
                    late,
                    late.buyer() + " began to buy seat " + late.seat() + " after " + early.buyer()
                            + " had sold the lower seat " + early.seat());
        }
    }

    private void checkSoldOut(List<Attempt> soldOut) {
        MomentOfEach lastCalled = MomentOfEach.last(clocks);
        taken.forEach(sale -> lastCalled.add(sale, sale.purchase().call()));
        for (Attempt attempt : soldOut) {
            MomentOfEach.Found later =
                    lastCalled.anyAfter(attempt, attempt.purchase().returned());
            Attempt last = later.attempt();
            if (last == null) {
                continue;
            }
            if (later.answer() == Answer.YES) {
                outOfOrder++;
                findings.add(
                        FindingKind.OUT_OF_ORDER,
                        last.seat(),
                        List.of(attempt, last),
                        () -> earlySoldOut(attempt, last) + ".");
            } else if (!doubted) {
                doubted = true;
                findings.addDoubt(attempt, last, earlySoldOut(attempt, last));
            }
        }
    }

    private static String earlySoldOut(Attempt attempt, Attempt last) {
        return attempt.buyer() + " was told \"sold out\" before " + last.buyer() + " began to buy seat " + last.seat();
    }
}
