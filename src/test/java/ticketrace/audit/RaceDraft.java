package ticketrace.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

/**
 * A builder for the evidence of a race. The content of the store follows from the buyers' histories, unless a test changes
 * it.
 */
public final class RaceDraft {

    private final String guard;
    private @Nullable String store;
    private @Nullable Isolation isolation;
    private final int tickets;
    private final Map<String, BuyerDraft> buyers = new LinkedHashMap<>();
    private final List<String> damage = new ArrayList<>();
    private @Nullable String cutOff;
    private List<String> forbids = List.of();
    private boolean killAsked;
    private boolean leaseEnded;
    private List<String> killed = List.of();
    private @Nullable EndReason stopped;
    private boolean countChanged;
    private @Nullable Integer remaining;
    private Consumer<List<Sale>> listChange = list -> {};

    private RaceDraft(String guard, int tickets) {
        this.guard = guard;
        this.tickets = tickets;
    }

    public static RaceDraft under(String guard, int tickets) {
        return new RaceDraft(guard, tickets);
    }

    public RaceDraft forbidding(String... anomalies) {
        forbids = List.of(anomalies);
        return this;
    }

    public RaceDraft at(Isolation level) {
        isolation = level;
        return this;
    }

    public RaceDraft killAsked() {
        killAsked = true;
        return this;
    }

    /** The launcher killed these buyers on purpose, and recorded that. */
    public RaceDraft killed(String... buyers) {
        killAsked = true;
        killed = List.of(buyers);
        return this;
    }

    /** The launcher held up a buyer for longer than its lease. */
    public RaceDraft leaseEnded() {
        leaseEnded = true;
        return this;
    }

    /** The launcher told the buyers to stop. */
    public RaceDraft stopped(EndReason why) {
        stopped = why;
        return this;
    }

    /** Adds a buyer with this name. */
    public BuyerDraft buyer(String name) {
        return buyers.computeIfAbsent(name, BuyerDraft::new);
    }

    public List<BuyerDraft> buyers() {
        return List.copyOf(buyers.values());
    }

    /** Sets the store's name, instead of the name of a store that the guard fits. */
    public RaceDraft on(String name) {
        store = name;
        return this;
    }

    private String store() {
        if (store != null) {
            return store;
        }
        Guard known = Guards.find(guard);
        return known == null ? "file" : Guards.storeNamesOf(known).get(0);
    }

    /** Sets the store's final count; null if it cannot be read. */
    public RaceDraft remaining(@Nullable Integer count) {
        remaining = count;
        countChanged = true;
        return this;
    }

    /** Changes the list of sales after the race. */
    public RaceDraft list(Consumer<List<Sale>> change) {
        listChange = listChange.andThen(change);
        return this;
    }

    /** Makes the list of sales again from the current histories. */
    public RaceDraft listAsWrittenDown() {
        listChange = list -> {};
        return this;
    }

    /** The last line of the list of sales is unfinished. */
    public RaceDraft cutOff(String what) {
        cutOff = what;
        return this;
    }

    public RaceDraft damaged(String what) {
        damage.add(what);
        return this;
    }

    public int tickets() {
        return tickets;
    }

    /** The count after the last write, or the count that a test has set. */
    public @Nullable Integer remaining() {
        return countChanged ? remaining : Integer.valueOf(lastWritten());
    }

    private int lastWritten() {
        return buyers.values().stream()
                .flatMap(buyer -> buyer.records().stream())
                .filter(PurchaseRecord::hasChanged)
                .max(Comparator.comparingLong(PurchaseRecord::written))
                .map(purchase -> purchase.value() - 1)
                .orElse(tickets);
    }

    private List<Sale> sales() {
        List<Sale> sales = new ArrayList<>();
        for (BuyerDraft buyer : buyers.values()) {
            for (PurchaseRecord purchase : buyer.records()) {
                if (purchase.isSold()) {
                    sales.add(new Sale(purchase.value(), buyer.name(), purchase.number()));
                }
            }
        }
        listChange.accept(sales);
        return sales;
    }

    public RaceHistory history() {
        return new RaceHistory(
                new RaceHistory.Setup(store(), guard, isolation, tickets, forbids, true),
                new RaceHistory.Interventions(killAsked, killed, stopped, leaseEnded),
                buyers.values().stream().map(BuyerDraft::history).toList(),
                new FinalState(remaining(), sales(), damage, cutOff));
    }

    public Judgement judged() {
        return Audit.judge(history());
    }
}
