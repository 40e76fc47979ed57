package ticketrace.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.Moment;

/** Tells what is new of records that are being written, as {@link ticketrace.history.HistoryTail} does. */
final class Follower {

    private final Consumer<Moment> listener;
    private final Map<String, Integer> told = new HashMap<>();

    Follower(Consumer<Moment> listener) {
        this.listener = listener;
    }

    /** The buyer has come so far in a purchase. */
    void comes(String buyer, int purchase, PurchaseDraft soFar) {
        List<Moment> moments = Moment.of(buyer, soFar.record(purchase));
        String which = buyer + " " + purchase;
        moments.subList(told.getOrDefault(which, 0), moments.size()).forEach(listener);
        told.put(which, moments.size());
    }

    /** The same of its first purchase. */
    void comes(String buyer, PurchaseDraft soFar) {
        comes(buyer, 1, soFar);
    }
}
