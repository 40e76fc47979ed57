package ticketrace.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/** Do the buyers' histories and the list of sales tell the same? Each recorded sale must stand in the list, once. */
final class SalesCheck {

    private final Findings findings;
    private final Map<String, byte[]> listed = new HashMap<>();

    SalesCheck(RaceHistory race, List<Attempt> attempts, Findings findings) {
        this.findings = findings;
        race.buyers()
                .forEach(buyer ->
                        listed.put(buyer.buyer(), new byte[buyer.purchases().size() + 1]));
        race.end().damage().forEach(this::mismatch);
        Map<String, List<PurchaseRecord>> purchases = new HashMap<>();
        race.buyers().forEach(buyer -> purchases.put(buyer.buyer(), buyer.purchases()));
        for (Sale sale : race.end().sales()) {
            checkListed(sale, purchases.getOrDefault(sale.buyer(), List.of()));
        }
        attempts.forEach(this::checkRecorded);
    }

    private void checkListed(Sale sale, List<PurchaseRecord> purchases) {
        String line = "The list of sales has seat " + sale.seat() + " sold by " + sale.buyer() + " in purchase "
                + sale.purchase();
        if (sale.purchase() > purchases.size()) {
            mismatch(line + ", which is in no history.");
            return;
        }
        PurchaseRecord purchase = purchases.get(sale.purchase() - 1);
        byte[] seen = listed.getOrDefault(sale.buyer(), new byte[sale.purchase() + 1]);
        if (!purchase.hasBegun(Step.RECORD) || purchase.value() != sale.seat()) {
            mismatch(line + ", but the history of " + sale.buyer() + " says otherwise.");
        } else if (seen[sale.purchase()]++ == 1) {
            mismatch(line + " more than once.");
        }
    }

    private void checkRecorded(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        byte[] seen = listed.get(attempt.buyer());
        if (purchase.isSold() && seen != null && seen[purchase.number()] == 0) {
            mismatch(attempt.buyer() + " recorded the sale of seat " + attempt.seat()
                    + ", but the list of sales does not have it.");
        }
    }

    private void mismatch(String says) {
        findings.add(FindingKind.STORE_MISMATCH, null, List.of(), says);
    }
}
