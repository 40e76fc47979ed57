package ticketrace.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Was a seat sold more than once? Were there more sales than tickets? */
final class SeatCheck {

    private final int tickets;
    private final List<Attempt> sales;
    private final Findings findings;
    private int distinct;
    private int doubleBooked;

    private SeatCheck(int tickets, List<Attempt> sales, Findings findings) {
        this.tickets = tickets;
        this.sales = sales;
        this.findings = findings;
    }

    /**
     * What the check found.
     *
     * @param distinct how many different seats were sold
     * @param doubleBooked seats with more than one sale
     * @param oversold sales beyond the number of tickets
     */
    record Result(int distinct, int doubleBooked, int oversold) {}

    /** Checks {@code sales}, which are sorted by seat, and adds a finding for each seat that was sold too often. */
    static Result check(int tickets, List<Attempt> sales, Findings findings) {
        SeatCheck check = new SeatCheck(tickets, sales, findings);
        check.checkSeats();
        check.checkNumber();
        return new Result(check.distinct, check.doubleBooked, check.oversold());
    }

    private void checkSeats() {
        for (int from = 0; from < sales.size(); ) {
            int to = from + 1;
            while (to < sales.size() && sales.get(to).seat() == sales.get(from).seat()) {
                to++;
            }
            checkSeat(sales.subList(from, to));
            from = to;
        }
    }

    private void checkNumber() {
        if (oversold() > 0) {
            findings.add(
                    FindingKind.OVERSOLD,
                    null,
                    List.of(),
                    firstTooMany(),
                    () -> sales.size() + " sales were made of " + tickets + (tickets == 1 ? " ticket: " : " tickets: ")
                            + oversold() + " too many.");
        }
    }

    private void checkSeat(List<Attempt> sold) {
        distinct++;
        if (sold.size() == 1) {
            return;
        }
        doubleBooked++;
        if (!findings.keepsMore(FindingKind.DOUBLE_BOOKED)) {
            findings.addOmitted(FindingKind.DOUBLE_BOOKED);
            return;
        }
        List<Attempt> inTime = new ArrayList<>(sold);
        inTime.sort(Comparator.comparingLong(sale -> sale.purchase().read()));
        List<String> buyers = inTime.stream().map(Attempt::buyer).distinct().toList();
        int seat = sold.get(0).seat();
        String says = buyers.size() == 1
                ? buyers.get(0) + " sold seat " + seat + " " + sold.size() + " times."
                : EvidenceWords.list(buyers) + " " + EvidenceWords.bothOrAll(buyers.size()) + " read " + seat + "; "
                        + EvidenceWords.bothOrAll(buyers.size()) + " sold seat " + seat + ".";
        findings.add(FindingKind.DOUBLE_BOOKED, seat, inTime, () -> says);
    }

    /** The earliest sale beyond the number of tickets, by time. */
    private List<Attempt> firstTooMany() {
        return sales.stream()
                .sorted(Comparator.comparingLong(sale -> sale.purchase().soldAt()))
                .skip(tickets)
                .limit(1)
                .toList();
    }

    private int oversold() {
        return Math.max(0, sales.size() - tickets);
    }
}
