package ticketrace.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/** Do the buyers' histories and the list of sales agree? The list must hold each recorded sale exactly once. */
final class SalesCheck {

    private final Findings findings;
    private final Map<String, RecordedBuyer> byBuyer = new HashMap<>();

    private SalesCheck(List<BuyerHistory> buyers, Findings findings) {
        this.findings = findings;
        buyers.forEach(buyer -> byBuyer.put(buyer.buyer(), new RecordedBuyer(buyer)));
    }

    /** Adds a finding for each difference between the histories and the list. */
    static void check(RaceHistory race, List<Attempt> attempts, Findings findings) {
        new SalesCheck(race.buyers(), findings).check(race, attempts);
    }

    private void check(RaceHistory race, List<Attempt> attempts) {
        race.end().damage().forEach(damage -> mismatch(List.of(), () -> damage));
        String cutOff = race.end().cutOff();
        if (cutOff != null && attempts.stream().noneMatch(SalesCheck::diedRecording)) {
            mismatch(List.of(), () -> cutOff);
        }
        race.end().sales().forEach(this::checkListed);
        attempts.forEach(this::checkRecorded);
    }

    private static boolean diedRecording(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        return purchase.isUnknown() && purchase.hasBegun(Step.RECORD);
    }

    private void checkListed(Sale sale) {
        RecordedBuyer recorded = byBuyer.get(sale.buyer());
        if (recorded == null || !recorded.has(sale.purchase())) {
            mismatch(List.of(), () -> line(sale) + ", which is in no history.");
            return;
        }
        PurchaseRecord purchase = recorded.purchases.get(sale.purchase() - 1);
        if (!purchase.hasBegun(Step.RECORD) || purchase.value() != sale.seat()) {
            mismatch(
                    recorded.about(sale),
                    () -> line(sale) + ", but the history of " + sale.buyer() + " says otherwise.");
        } else if (recorded.countTwice(sale.purchase())) {
            mismatch(recorded.about(sale), () -> line(sale) + " more than once.");
        }
    }

    private static String line(Sale sale) {
        return "The list of sales has seat " + sale.seat() + " sold by " + sale.buyer() + " in purchase "
                + sale.purchase();
    }

    private void checkRecorded(Attempt attempt) {
        RecordedBuyer recorded = byBuyer.get(attempt.buyer());
        if (attempt.purchase().isSold()
                && recorded != null
                && !recorded.isListed(attempt.purchase().number())) {
            mismatch(
                    List.of(attempt),
                    () -> attempt.buyer() + " recorded the sale of seat " + attempt.seat()
                            + ", but the list of sales does not have it.");
        }
    }

    private void mismatch(List<Attempt> shownBy, Supplier<String> says) {
        findings.add(FindingKind.STORE_MISMATCH, null, List.of(), shownBy, says);
    }

    /** The history of one buyer, and whether the list has each of its purchases never, once, or more than once. */
    private static final class RecordedBuyer {

        private static final int TWICE = 2;

        private final BuyerHistory buyer;
        private final List<PurchaseRecord> purchases;
        private final byte[] times;

        RecordedBuyer(BuyerHistory buyer) {
            this.buyer = buyer;
            this.purchases = buyer.purchases();
            this.times = new byte[purchases.size()];
        }

        List<Attempt> about(Sale sale) {
            return List.of(new Attempt(buyer, purchases.get(sale.purchase() - 1)));
        }

        boolean has(int number) {
            return number >= 1 && number <= purchases.size();
        }

        /** Counts a line of the list for this purchase; returns whether it is the second one. */
        boolean countTwice(int number) {
            return times[number - 1] < TWICE && ++times[number - 1] == TWICE;
        }

        boolean isListed(int number) {
            return times[number - 1] > 0;
        }
    }
}
