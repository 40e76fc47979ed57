package ticketrace.view.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ticketrace.audit.Finding;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/**
 * Chooses the purchases that a race's page shows one by one: all of them, or in a large race those of the findings,
 * those at about the same time, and the first and last of each buyer.
 */
final class Excerpt {

    /** The most purchases of a race that is shown whole. A browser opens a page with more slowly. */
    static final int MOST_WHOLE = 200_000;

    private static final int MOST_AROUND = 20_000;
    private static final int MOST_AT_ENDS = 4_000;
    private static final int SPANS_AROUND = 5;

    /** A span of time; both ends are {@link System#nanoTime}. */
    private record Window(long from, long to) {}

    private final boolean whole;
    private final Set<Finding.Purchase> shown = new HashSet<>();
    private final List<Window> windows = new ArrayList<>();
    private final int atEachEnd;
    private int left = MOST_AROUND;

    Excerpt(RaceHistory race, List<Finding> findings) {
        this(race, findings, MOST_WHOLE);
    }

    Excerpt(RaceHistory race, List<Finding> findings, int mostWhole) {
        long all = race.buyers().stream()
                .mapToLong(buyer -> buyer.purchases().size())
                .sum();
        this.whole = all <= mostWhole;
        this.atEachEnd = MOST_AT_ENDS / Math.max(1, 2 * race.buyers().size());
        if (!whole) {
            findings.forEach(finding -> shown.addAll(finding.purchases()));
            race.buyers().forEach(this::addWindows);
            windows.sort(Comparator.comparingLong(Window::from));
        }
    }

    private void addWindows(BuyerHistory buyer) {
        for (PurchaseRecord purchase : buyer.purchases()) {
            if (shown.contains(new Finding.Purchase(buyer.buyer(), purchase.number()))) {
                long around = SPANS_AROUND * (purchase.latest() - purchase.call());
                windows.add(new Window(purchase.call() - around, purchase.latest() + around));
            }
        }
    }

    /** Whether the excerpt has all purchases. */
    boolean isWhole() {
        return whole;
    }

    /**
     * Whether the excerpt has this purchase of the buyer. Call it once for each purchase: it counts what it has chosen.
     */
    boolean has(BuyerHistory buyer, PurchaseRecord purchase) {
        int fromEnd = buyer.purchases().size() - purchase.number();
        if (whole
                || purchase.number() <= atEachEnd
                || fromEnd < atEachEnd
                || shown.contains(new Finding.Purchase(buyer.buyer(), purchase.number()))) {
            return true;
        }
        return left > 0 && isNear(purchase) && left-- > 0;
    }

    private boolean isNear(PurchaseRecord purchase) {
        return windows.stream()
                .anyMatch(window -> purchase.call() <= window.to() && purchase.latest() >= window.from());
    }
}
