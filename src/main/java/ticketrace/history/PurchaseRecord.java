package ticketrace.history;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer wrote down about one purchase.
 *
 * <p>Times are {@link System#nanoTime} nanoseconds, which all JVMs of one machine share; zero means that it did not
 * happen. See {@link Step} for the stamps that neighbouring steps share.
 *
 * @param number counts a buyer's purchases from 1
 * @param asked the guard was asked for; zero without a guard
 * @param acquired the guard was had and reading began
 * @param read the count was read
 * @param writing writing began
 * @param written the count was written, recording began
 * @param recorded the sale was on the list, releasing began
 * @param released the guard was given back, or waiting for it was given up, or a conflict ended the purchase
 * @param value the count that was read, which is the seat to be sold; {@link #NOTHING} if none was read
 * @param begun the steps that were begun, a bit each: {@link Step#bit}
 * @param outcome how it ended; null if the buyer's evidence breaks off here
 * @param onList whether its sale was found on the store's list of sales, though its buyer did not live to write down that
 *     it had recorded it; whoever reads evidence without the list leaves it false
 */
public record PurchaseRecord(
        int number,
        long asked,
        long acquired,
        long read,
        long writing,
        long written,
        long recorded,
        long released,
        int value,
        int begun,
        @Nullable Outcome outcome,
        boolean onList) {

    /** A purchase as its buyer wrote it down. */
    public PurchaseRecord(
            int number,
            long asked,
            long acquired,
            long read,
            long writing,
            long written,
            long recorded,
            long released,
            int value,
            int begun,
            @Nullable Outcome outcome) {
        this(number, asked, acquired, read, writing, written, recorded, released, value, begun, outcome, false);
    }

    /** The value of a purchase that has not read any. */
    public static final int NOTHING = -1;

    /** When the purchase began. */
    public long call() {
        return asked != 0 ? asked : acquired;
    }

    /** When it was over; {@link Long#MAX_VALUE} while its outcome is not known. */
    public long returned() {
        return outcome == null ? Long.MAX_VALUE : latest();
    }

    /** The last stamp there is. */
    public long latest() {
        for (int i = Stamp.COUNT - 1; i >= 0; i--) {
            if (stamp(i) != 0) {
                return stamp(i);
            }
        }
        return 0;
    }

    /** Whether its sale was put on the list for certain, by its buyer's word or the list's, and was not undone again. */
    public boolean isSold() {
        return (onList || end(Step.RECORD) != 0) && outcome != Outcome.CONFLICT;
    }

    /** Whether it began to change the count. */
    public boolean hasBegunChange() {
        return hasBegun(Step.WRITE) || hasBegun(Step.COMPARE_AND_SET) || hasBegun(Step.TAKE);
    }

    /** Whether it has changed the count for certain: its step ended, or its TAKE had told the seat that it took. */
    public boolean hasChanged() {
        return value > 0 && (written != 0 || hasBegun(Step.TAKE));
    }

    /** When the count was changed, or, where its buyer did not live to stamp that, the last stamp before. */
    public long changedAt() {
        return written != 0 ? written : latest();
    }

    /** When the sale was on the list, or, where its buyer did not live to stamp that, the last stamp before. */
    public long soldAt() {
        return recorded != 0 ? recorded : latest();
    }

    /** Whether it has changed the count, or may have: its buyer's evidence breaks off while it was about to. */
    public boolean mayHaveChanged() {
        return hasChanged() || (written == 0 && isOpen() && hasBegunChange() && value != 0);
    }

    /** When it began to change the count, or zero. */
    public long changeBegan() {
        return hasBegun(Step.TAKE) ? acquired : writing;
    }

    /** When the count that it read was known to it, or zero. */
    public long readEnd() {
        return hasBegun(Step.TAKE) ? written : read;
    }

    /**
     * The same purchase, its transaction undone: it has read, and changed nothing. It was over when its last step ended, at
     * the latest: when it was undone its buyer need not have noticed.
     */
    public PurchaseRecord undone() {
        int steps = begun & ~(Step.WRITE.bit() | Step.RECORD.bit());
        long over = released != 0 ? released : Math.max(read, Math.max(written, recorded));
        return new PurchaseRecord(number, asked, acquired, read, 0, 0, recorded, over, value, steps, outcome);
    }

    /** The same purchase, its sale found on the store's list. */
    public PurchaseRecord foundOnList() {
        return new PurchaseRecord(
                number, asked, acquired, read, writing, written, recorded, released, value, begun, outcome, true);
    }

    /**
     * The same purchase, its transaction never ended: it may have changed the count, and has not recorded a sale. It was over
     * when it last stirred.
     */
    public PurchaseRecord doubted() {
        int steps = begun & ~Step.RECORD.bit();
        long over = recorded != 0 ? released : latest();
        return new PurchaseRecord(number, asked, acquired, read, writing, 0, recorded, over, value, steps, outcome);
    }

    /** Whether its buyer has the guard for certain: it was given it, and has not begun to give it back. */
    public boolean hasGuard() {
        return isOpen() && end(Step.ACQUIRE) != 0 && !hasBegun(Step.RELEASE);
    }

    /** Whether it has no known outcome. */
    public boolean isOpen() {
        return outcome == null;
    }

    /** Whether it began to change the count and is not known to have sold: its seat may be gone. */
    public boolean isUnknown() {
        return isOpen() && mayHaveChanged() && !isSold();
    }

    /** Whether this step was begun. */
    public boolean hasBegun(Step step) {
        return (begun & step.bit()) != 0;
    }

    /** The step that it came to last; the first one of a purchase that has begun none. */
    public Step latestStep() {
        Step latest = Step.ACQUIRE;
        for (Step step : Step.values()) {
            latest = hasBegun(step) ? step : latest;
        }
        return latest;
    }

    /** When the step began, or zero. */
    public long begin(Step step) {
        return hasBegun(step) ? stamp(step.beginStamp()) : 0;
    }

    /** When the step ended, or zero. A step that was refused, or given up, did not end: see {@link #failed}. */
    public long end(Step step) {
        boolean refused = step == Step.RELEASE && outcome == Outcome.CONFLICT; // RELEASED is when it was told
        return hasBegun(step) && !refused ? stamp(step.endStamp()) : 0;
    }

    /** When the step failed: the store refused it, or the buyer would wait for it no longer. Zero if it did not fail. */
    public long failed(Step step) {
        boolean over = outcome != null && outcome.isGivenUp();
        return over && hasBegun(step) && end(step) == 0 ? released : 0;
    }

    long stamp(int index) {
        return switch (index) {
            case Stamp.ASKED -> asked;
            case Stamp.ACQUIRED -> acquired;
            case Stamp.READ -> read;
            case Stamp.WRITING -> writing;
            case Stamp.WRITTEN -> written;
            case Stamp.RECORDED -> recorded;
            case Stamp.RELEASED -> released;
            default -> throw new IllegalArgumentException("no stamp " + index);
        };
    }
}
