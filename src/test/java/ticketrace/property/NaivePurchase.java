package ticketrace.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/**
 * A purchase as the naive judge sees it: its record, whether its buyer lived to record the outcome, and how often its
 * sale is on the list.
 */
record NaivePurchase(HonestGuard guard, String buyer, boolean lived, int timesListed, PurchaseRecord said) {

    static List<NaivePurchase> all(HonestGuard guard, RaceHistory race) {
        List<NaivePurchase> all = new ArrayList<>();
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord said : buyer.purchases()) {
                Sale sale = new Sale(said.value(), buyer.buyer(), said.number());
                boolean lived = said.outcome() != null || buyer.isClosed();
                int listed = Collections.frequency(race.end().sales(), sale);
                all.add(new NaivePurchase(guard, buyer.buyer(), lived, listed, said));
            }
        }
        return all;
    }

    /** The steps that take a ticket out of the count. */
    private static Stream<Step> changes() {
        return Stream.of(Step.WRITE, Step.COMPARE_AND_SET, Step.TAKE);
    }

    private boolean beganChange() {
        return changes().anyMatch(said::hasBegun);
    }

    /** Whether the store refused it, even if its buyer died before it recorded the outcome. */
    private boolean isRefused() {
        return said.outcome() == Outcome.CONFLICT || said.refused() != 0;
    }

    /** Whether it was a transaction that did not commit. */
    boolean isUncommitted() {
        return guard.isTransaction() && beganChange() && (isRefused() || (!lived && timesListed == 0));
    }

    /** Whether all its changes were undone, so that only its read counts. */
    boolean isUndone() {
        return isUncommitted() && guard != HonestGuard.DIRTY;
    }

    boolean isSold() {
        boolean recorded = said.end(Step.RECORD) != 0 || (!lived && said.hasBegun(Step.RECORD) && timesListed > 0);
        return recorded && !isRefused() && !isUncommitted();
    }

    boolean isSoldOut() {
        return said.outcome() == Outcome.SOLD_OUT;
    }

    boolean hasRead() {
        return said.value() != PurchaseRecord.NOTHING;
    }

    /** Whether it changed the count. A take that returned its seat did, even if its buyer died before the end stamp. */
    boolean hasChanged() {
        boolean done = changes().anyMatch(step -> said.end(step) != 0) || (said.hasBegun(Step.TAKE) && hasRead());
        return done && said.value() > 0 && !isUncommitted();
    }

    boolean mayHaveChanged() {
        boolean open = !lived && beganChange() && said.value() != 0 && !isRefused();
        return hasChanged() || (open && !isUndone());
    }

    /** Whether it may have taken a seat whose number is unknown. */
    boolean mayHaveChangedAny() {
        return mayHaveChanged() && !hasRead();
    }

    long changeBegan() {
        return said.hasBegun(Step.TAKE) ? said.begin(Step.TAKE) : said.writing();
    }

    /** The time at which all buyers could see the change; never, if that is unknown. */
    long changeEnded() {
        Step last = guard.isTransaction() ? Step.RELEASE : changeStep();
        return hasChanged() && said.end(last) != 0 ? said.end(last) : Long.MAX_VALUE;
    }

    private Step changeStep() {
        return changes().filter(said::hasBegun).findFirst().orElse(Step.WRITE);
    }

    long readEnded() {
        long end = said.hasBegun(Step.TAKE) ? said.end(Step.TAKE) : said.end(Step.READ);
        return end != 0 ? end : Long.MAX_VALUE;
    }

    /** The ticket that it took, or may have taken, out of the count. Null if it took none. */
    NaiveOrder.@Nullable Event take() {
        if (!isSold() && !mayHaveChanged()) {
            return null;
        }
        int count = hasRead() ? said.value() : NaiveOrder.ANY;
        return new NaiveOrder.Event(count, true, isSold() || hasChanged(), changeBegan(), changeEnded());
    }

    /** The purchase as one event: it took a ticket, may have taken one, or found none. Null if none of these. */
    NaiveOrder.@Nullable Event operation() {
        NaiveOrder.Event take = take();
        if (take == null && said.value() == 0 && said.outcome() != Outcome.CONFLICT) {
            long end = said.outcome() != null ? said.latest() : readEnded();
            return new NaiveOrder.Event(0, false, true, said.call(), end);
        }
        return take;
    }

    /** Its last known time. If it was undone and its end is unknown, the latest time of READ, WRITE and RECORD. */
    long lastSeen() {
        return isUndone() && said.released() == 0 && said.refused() == 0
                ? LongStream.of(said.read(), said.written(), said.recorded())
                        .max()
                        .orElseThrow()
                : said.latest();
    }

    boolean diedWithTheGuard() {
        return !lived && said.end(Step.ACQUIRE) != 0 && !said.hasBegun(Step.RELEASE);
    }

    /** Whether it continued to sell although no ticket was left. */
    boolean soldNothing() {
        boolean wentOn = said.hasBegun(Step.RECORD) || said.hasBegun(Step.WRITE) || said.hasBegun(Step.COMPARE_AND_SET);
        return said.value() == 0 && wentOn && !isUndone();
    }
}
