package ticketrace.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ticketrace.audit.Verdict;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/**
 * Judges a race straight from the definitions, however long that takes: compares every purchase with every other, and
 * tries every order of all steps.
 */
final class NaiveJudge {

    private final HonestGuard guard;
    private final RaceHistory race;
    private final int left;
    private final List<NaivePurchase> purchases;
    private final NaiveNumbers numbers;

    NaiveJudge(HonestGuard guard, RaceHistory race) {
        this.guard = guard;
        this.race = race;
        this.left = Objects.requireNonNull(race.end().remaining());
        this.purchases = NaivePurchase.all(guard, race);
        this.numbers = new NaiveNumbers(race, purchases);
    }

    NaiveNumbers numbers() {
        return numbers;
    }

    Verdict verdict() {
        if (isFaulty() || !isExplained()) {
            return Verdict.VIOLATED;
        }
        return race.buyers().stream().allMatch(BuyerHistory::isClosed) ? Verdict.VALID : Verdict.UNKNOWN;
    }

    /**
     * The numbers that the audit may report as {@code outOfOrder}. If the definition counts none, but no order of all
     * steps explains the race, the audit may report 0, or 1 for the whole race.
     */
    List<Integer> outOfOrder() {
        int number = numbers.outOfOrder();
        return number == 0 && !isExplained() ? List.of(0, 1) : List.of(number);
    }

    /** Whether a check without a search finds a fault. */
    private boolean isFaulty() {
        return numbers.doubleBooked() > 0
                || numbers.oversold() > 0
                || numbers.lostUpdates() > 0
                || numbers.outOfOrder() > 0
                || numbers.vanished() > 0
                || (guard.promisesExclusion() && numbers.overlaps() > 0)
                || (guard.promisesOrder() && numbers.overtaken())
                || !listIsTrue()
                || purchases.stream().anyMatch(NaivePurchase::soldNothing)
                || !seatsWereTaken()
                || purchases.stream().anyMatch(purchase -> !readWhatWasWritten(purchase))
                || !leftWhatWasWritten();
    }

    /**
     * Whether each line belongs to a purchase that began to record its seat, no line is there twice, and each sale has
     * a line.
     */
    private boolean listIsTrue() {
        List<Sale> begun = new ArrayList<>();
        List<Sale> sold = new ArrayList<>();
        for (NaivePurchase purchase : purchases) {
            Sale sale = new Sale(
                    purchase.said().value(), purchase.buyer(), purchase.said().number());
            if (purchase.said().hasBegun(Step.RECORD) && !purchase.isUndone()) {
                begun.add(sale);
            }
            if (purchase.isSold()) {
                sold.add(sale);
            }
        }
        List<Sale> listed = race.end().sales();
        return begun.containsAll(listed)
                && listed.containsAll(sold)
                && listed.stream().distinct().count() == listed.size();
    }

    /**
     * Whether every seat above the lowest sold one was taken. If a buyer found no ticket, this must hold for every
     * seat.
     */
    private boolean seatsWereTaken() {
        int lowest = purchases.stream()
                .filter(NaivePurchase::isSold)
                .mapToInt(purchase -> purchase.said().value())
                .min()
                .orElse(race.tickets() + 1);
        boolean soldOut = purchases.stream().anyMatch(NaivePurchase::isSoldOut);
        long spare = purchases.stream().filter(NaivePurchase::mayHaveChangedAny).count();
        for (int seat = race.tickets(); seat >= (soldOut ? 1 : lowest); seat--) {
            int missing = seat;
            boolean taken = purchases.stream()
                    .anyMatch(purchase ->
                            purchase.said().value() == missing && (purchase.isSold() || purchase.mayHaveChanged()));
            spare -= taken ? 0 : 1;
        }
        return spare >= 0;
    }

    private boolean readWhatWasWritten(NaivePurchase reader) {
        int count = reader.said().value();
        return count == PurchaseRecord.NOTHING
                || count == race.tickets()
                || purchases.stream()
                        .filter(NaivePurchase::mayHaveChanged)
                        .anyMatch(writer -> (writer.mayHaveChangedAny() && count < race.tickets())
                                || (writer.said().value() == count + 1 && writer.changeBegan() <= reader.readEnded()));
    }

    /** Whether the final count is that of a change that can have been the last one. */
    private boolean leftWhatWasWritten() {
        long lastBegan = purchases.stream()
                .filter(NaivePurchase::hasChanged)
                .mapToLong(NaivePurchase::changeBegan)
                .max()
                .orElse(0);
        return (left == race.tickets() && lastBegan == 0)
                || purchases.stream()
                        .filter(NaivePurchase::mayHaveChanged)
                        .anyMatch(writer -> (writer.mayHaveChangedAny() && left < race.tickets())
                                || (writer.said().value() == left + 1
                                        && (!writer.hasChanged()
                                                || writer.said().written() == 0
                                                || writer.said().written() >= lastBegan)));
    }

    /**
     * Whether an order of all steps explains the race. If buyers can read changes that are undone later, no order is
     * needed.
     */
    boolean isExplained() {
        if (guard == HonestGuard.DIRTY) {
            return true;
        }
        List<NaiveOrder.Event> events = new ArrayList<>();
        for (NaivePurchase purchase : purchases) {
            int count = purchase.said().value();
            if (purchase.hasRead()) { // a processor may read a moment before it stamps the begin
                events.add(new NaiveOrder.Event(count, false, true, 0, purchase.readEnded()));
            }
            NaiveOrder.Event take = purchase.take();
            if (take != null) {
                events.add(take);
            }
        }
        return NaiveOrder.explains(race.tickets(), left, events);
    }
}
