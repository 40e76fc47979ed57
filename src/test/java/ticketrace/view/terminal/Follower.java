package ticketrace.view.terminal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.StepEvent;

/** Passes on the new steps of growing purchase records, as {@link ticketrace.history.HistoryTail} does. */
public final class Follower {

    private final Consumer<StepEvent> listener;
    private final Map<String, Integer> told = new HashMap<>();

    public Follower(Consumer<StepEvent> listener) {
        this.listener = listener;
    }

    /** Passes on the steps that this purchase has now, and had not at the last call. */
    public void comes(String buyer, int purchase, PurchaseDraft soFar) {
        List<StepEvent> stepEvents = StepEvent.of(buyer, soFar.record(purchase));
        String which = buyer + " " + purchase;
        stepEvents.subList(told.getOrDefault(which, 0), stepEvents.size()).forEach(listener);
        told.put(which, stepEvents.size());
    }

    /** The same for the buyer's first purchase. */
    public void comes(String buyer, PurchaseDraft soFar) {
        comes(buyer, 1, soFar);
    }
}
