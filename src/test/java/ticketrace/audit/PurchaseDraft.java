package ticketrace.audit;

import org.jspecify.annotations.Nullable;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/** A purchase in pencil: tests put it together step by step, and properties change one thing about it. */
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

    /** An unguarded sale, a moment for each stamp: begins at {@code from}, is over at {@code from + 4}. */
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

    /** A sale inside a guard, had at {@code acquired} and let go of four moments later. */
    public static PurchaseDraft guardedSale(int seat, long asked, long acquired) {
        return new PurchaseDraft()
                .acquires(asked, acquired)
                .reads(acquired, acquired + 1, seat)
                .writes(acquired + 2, acquired + 3)
                .records(acquired + 4)
                .releases(acquired + 4, acquired + 5)
                .ends(Outcome.SOLD);
    }

    /** An optimistic sale, a moment for each stamp: begins at {@code from}, is over at {@code from + 4}. */
    public static PurchaseDraft optimisticSale(int seat, long from) {
        return new PurchaseDraft()
                .reads(from, from + 1, seat)
                .comparesAndSets(from + 2, from + 3)
                .records(from + 4)
                .ends(Outcome.SOLD);
    }

    /** An optimistic purchase that came too late: begins at {@code from}, is given up at {@code from + 3}. */
    public static PurchaseDraft tooLate(int seat, long from) {
        return new PurchaseDraft()
                .reads(from, from + 1, seat)
                .comparesAndSets(from + 2, 0)
                .givesUp(Outcome.CONFLICT, from + 3);
    }

    /** An atomic sale, a moment for each stamp: begins at {@code from}, is over at {@code from + 2}. */
    public static PurchaseDraft atomicSale(int seat, long from) {
        return new PurchaseDraft().takes(from, from + 1, seat).records(from + 2).ends(Outcome.SOLD);
    }

    /** An atomic purchase that got nothing. */
    public static PurchaseDraft nothingTaken(long from) {
        return new PurchaseDraft().takes(from, from + 1, 0).ends(Outcome.SOLD_OUT);
    }

    /** A wait for the guard that was given up. */
    public static PurchaseDraft timedOut(long asked, long givenUp) {
        return new PurchaseDraft().acquires(asked, 0).givesUp(Outcome.TIMED_OUT, givenUp);
    }

    /** Asks for the guard; an end of zero never came, here and in all other steps. */
    public PurchaseDraft acquires(long begin, long end) {
        asked = begin;
        acquired = end;
        return begins(Step.ACQUIRE);
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

    /** Has the store take a ticket; a count of {@link PurchaseRecord#NOTHING} was not heard of. */
    public PurchaseDraft takes(long begin, long end, int count) {
        acquired = begin;
        written = end;
        value = count;
        return begins(Step.TAKE);
    }

    /** Records the sale; begins where writing ended. */
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
        if (how != null && how.isRefused()) { // what was told last was the refusal
            refused = Math.max(refused, released);
            released = 0;
        } else if (how != null) {
            refused = 0;
        }
        return this;
    }

    /** The store refuses the step that was begun last. */
    public PurchaseDraft refused(long when) {
        refused = when;
        return this;
    }

    /** Ends in the middle of a step. */
    public PurchaseDraft givesUp(@Nullable Outcome how, long when) {
        released = when;
        return ends(how);
    }

    /** Puts another seat in place of the one that was sold. */
    public PurchaseDraft seat(int other) {
        value = other;
        return this;
    }

    /** Had the guard, and began to read, earlier than it did. */
    public PurchaseDraft acquiredEarlier(long when) {
        acquired = when;
        asked = Math.min(asked, when);
        return this;
    }

    private PurchaseDraft begins(Step step) {
        begun |= step.bit();
        return this;
    }

    /** The purchase as it stands. */
    public PurchaseRecord record(int number) {
        return new PurchaseRecord(
                number, asked, acquired, read, writing, written, recorded, released, refused, value, begun, outcome);
    }
}
