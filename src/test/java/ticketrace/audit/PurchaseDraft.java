package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.GrantRecord;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Stamps;
import ticketrace.history.Step;

/** A builder for a purchase: tests add step after step, and properties change one thing. */
public final class PurchaseDraft {

    private long asked;
    private long acquired;
    private long read;
    private long writing;
    private long written;
    private long recorded;
    private long released;
    private long refused;
    private int value = PurchaseRecord.NOTHING;
    private int begun;
    private @Nullable Outcome outcome;
    private GrantRecord grant = GrantRecord.PLAIN;

    /**
     * An unguarded sale, with one nanosecond for each stamp: it begins at {@code from} and ends at {@code from + 4}.
     */
    public static PurchaseDraft sale(int seat, long from) {
        return new PurchaseDraft()
                .reads(from, from + 1, seat)
                .writes(from + 2, from + 3)
                .records(from + 4)
                .ends(Outcome.SOLD);
    }

    /** An unguarded purchase that reads 0. */
    public static PurchaseDraft soldOut(long from) {
        return new PurchaseDraft().reads(from, from + 1, 0).ends(Outcome.SOLD_OUT);
    }

    /** A sale under a guard that is acquired at {@code acquired}, and released four nanoseconds later. */
    public static PurchaseDraft guardedSale(int seat, long asked, long acquired) {
        return new PurchaseDraft()
                .acquires(asked, acquired)
                .reads(acquired, acquired + 1, seat)
                .writes(acquired + 2, acquired + 3)
                .records(acquired + 4)
                .releases(acquired + 4, acquired + 5)
                .ends(Outcome.SOLD);
    }

    /**
     * An optimistic sale, with one nanosecond for each stamp: it begins at {@code from} and ends at {@code from + 4}.
     */
    public static PurchaseDraft optimisticSale(int seat, long from) {
        return new PurchaseDraft()
                .reads(from, from + 1, seat)
                .comparesAndSets(from + 2, from + 3)
                .records(from + 4)
                .ends(Outcome.SOLD);
    }

    /**
     * An optimistic purchase that came too late: it begins at {@code from}, and the buyer gives up at {@code from + 3}.
     */
    public static PurchaseDraft tooLate(int seat, long from) {
        return new PurchaseDraft()
                .reads(from, from + 1, seat)
                .comparesAndSets(from + 2, 0)
                .givesUp(Outcome.CONFLICT, from + 3);
    }

    /** An atomic sale, with one nanosecond for each stamp: it begins at {@code from} and ends at {@code from + 2}. */
    public static PurchaseDraft atomicSale(int seat, long from) {
        return new PurchaseDraft().takes(from, from + 1, seat).records(from + 2).ends(Outcome.SOLD);
    }

    /** An atomic purchase that found no ticket. */
    public static PurchaseDraft nothingTaken(long from) {
        return new PurchaseDraft().takes(from, from + 1, 0).ends(Outcome.SOLD_OUT);
    }

    /** A wait for the guard that timed out. */
    public static PurchaseDraft timedOut(long asked, long givenUp) {
        return new PurchaseDraft().acquires(asked, 0).givesUp(Outcome.TIMED_OUT, givenUp);
    }

    /** The buyer acquires the guard. An end of zero means, here and in all steps, that the step did not end. */
    public PurchaseDraft acquires(long begin, long end) {
        asked = begin;
        acquired = end;
        return begins(Step.ACQUIRE);
    }

    /** The grant has this number. */
    public PurchaseDraft token(long number) {
        grant = new GrantRecord(number, false, 0);
        return this;
    }

    public PurchaseDraft reads(long begin, long end, int count) {
        acquired = begin;
        read = end;
        value = count;
        return begins(Step.READ);
    }

    public PurchaseDraft writes(long begin, long end) {
        writing = begin;
        written = end;
        return begins(Step.WRITE);
    }

    public PurchaseDraft comparesAndSets(long begin, long end) {
        writing = begin;
        written = end;
        return begins(Step.COMPARE_AND_SET);
    }

    /** The store takes a ticket. With {@link PurchaseRecord#NOTHING}, the buyer did not receive the count. */
    public PurchaseDraft takes(long begin, long end, int count) {
        acquired = begin;
        written = end;
        value = count;
        return begins(Step.TAKE);
    }

    /** The buyer records the sale. The step begins when the write ended. */
    public PurchaseDraft records(long end) {
        recorded = end;
        return begins(Step.RECORD);
    }

    public PurchaseDraft releases(long begin, long end) {
        recorded = begin;
        released = end;
        return begins(Step.RELEASE);
    }

    public PurchaseDraft ends(@Nullable Outcome how) {
        outcome = how;
        if (how != null && how.isRefused()) { // the last stamp was the refusal
            refused = Math.max(refused, released);
            released = 0;
        } else if (how != null) {
            refused = 0;
        }
        return this;
    }

    /** The store refuses the last step that was begun. */
    public PurchaseDraft refused(long when) {
        refused = when;
        return this;
    }

    /** The purchase ends in the middle of a step. */
    public PurchaseDraft givesUp(@Nullable Outcome how, long when) {
        released = when;
        return ends(how);
    }

    /** Replaces the seat that was sold by another one. */
    public PurchaseDraft seat(int other) {
        value = other;
        return this;
    }

    /** Moves the acquire of the guard, and the begin of the read, to an earlier time. */
    public PurchaseDraft acquiredEarlier(long when) {
        acquired = when;
        asked = Math.min(asked, when);
        return this;
    }

    private PurchaseDraft begins(Step step) {
        begun |= step.bit();
        return this;
    }

    /** The record of this purchase. */
    public PurchaseRecord record(int number) {
        Stamps stamps = new Stamps(asked, acquired, read, writing, written, recorded, released, refused);
        return new PurchaseRecord(number, stamps, value, begun, outcome, false, grant, List.of());
    }
}
