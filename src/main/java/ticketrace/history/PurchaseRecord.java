package ticketrace.history;

import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's record of one purchase.
 *
 * <p>Times are {@link System#nanoTime} nanoseconds, which all JVMs of one machine share; zero means that it did not
 * happen. See {@link Step} for the stamps that neighbouring steps share.
 *
 * @param number counts a buyer's purchases from 1
 * @param asked when the buyer asked for the guard; zero without a guard
 * @param acquired when it had the guard and began to read
 * @param read when it had read the count
 * @param writing when it began to write
 * @param written when it had written the count and began to record the sale
 * @param recorded when the sale was on the list and it began to release the guard
 * @param released when it had released the guard, or gave up waiting for it
 * @param refused when the store refused the latest step, and so undid everything that the purchase had done
 * @param value the count that the buyer read, which is the seat that it sells; {@link #NOTHING} if it read none
 * @param begun the steps that the buyer began, one bit each: {@link Step#bit}
 * @param outcome how the purchase ended; null if the buyer's evidence breaks off here
 * @param onList whether a reader found the sale on the store's list, though the buyer died before it stamped the end of
 *     RECORD; false if the reader did not have the list
 * @param grant the buyer's record of the grant of the guard
 * @param named the steps that a lock, a guard or the buyer named itself, in order
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
        long refused,
        int value,
        int begun,
        @Nullable Outcome outcome,
        boolean onList,
        GrantRecord grant,
        List<NamedStep> named) {

    /** A purchase with a plain grant, without named steps, and not looked up on the list. */
    public PurchaseRecord(
            int number,
            long asked,
            long acquired,
            long read,
            long writing,
            long written,
            long recorded,
            long released,
            long refused,
            int value,
            int begun,
            @Nullable Outcome outcome) {
        this(
                number,
                asked,
                acquired,
                read,
                writing,
                written,
                recorded,
                released,
                refused,
                value,
                begun,
                outcome,
                false,
                GrantRecord.PLAIN,
                List.of());
    }

    /** The value of a purchase that has not read a count. */
    public static final int NOTHING = -1;

    /** When the purchase began. */
    public long call() {
        return asked != 0 ? asked : acquired;
    }

    /** When it was over; {@link Long#MAX_VALUE} if its outcome is not known. */
    public long returned() {
        return outcome == null ? Long.MAX_VALUE : latest();
    }

    /** The latest stamp that is not zero; zero if there is none. */
    public long latest() {
        long latest = outcome == Outcome.LEASE_LOST ? grant.leaseLost() : 0;
        for (int i = Stamp.COUNT - 1; i >= 0; i--) {
            if (stamp(i) != 0) {
                return Math.max(latest, stamp(i));
            }
        }
        return latest;
    }

    /**
     * Whether the sale is certainly on the list, as the buyer's record or the list shows, and the store did not undo
     * it.
     */
    public boolean isSold() {
        return (onList || end(Step.RECORD) != 0) && !isRefused();
    }

    /** Whether the store refused a step, and so undid everything that the purchase had done. */
    public boolean isRefused() {
        return refused != 0 || (outcome != null && outcome.isRefused());
    }

    /** Whether the buyer began to change the count. */
    public boolean hasBegunChange() {
        return hasBegun(Step.WRITE) || hasBegun(Step.COMPARE_AND_SET) || hasBegun(Step.TAKE);
    }

    /**
     * Whether the buyer certainly changed the count: the step ended, or the buyer wrote down the seat that TAKE
     * returned.
     */
    public boolean hasChanged() {
        return value > 0 && (written != 0 || hasBegun(Step.TAKE));
    }

    /** When the buyer changed the count; if it died before it stamped that, its latest stamp. */
    public long changedAt() {
        return written != 0 ? written : latest();
    }

    /** When the sale was on the list; if the buyer died before it stamped that, its latest stamp. */
    public long soldAt() {
        return recorded != 0 ? recorded : latest();
    }

    /** Whether the buyer changed the count, or may have: its evidence breaks off after it began to. */
    public boolean mayHaveChanged() {
        return hasChanged() || (written == 0 && isOpen() && !isRefused() && hasBegunChange() && value != 0);
    }

    /** When the buyer began to change the count, or zero. */
    public long changeBegan() {
        return hasBegun(Step.TAKE) ? acquired : writing;
    }

    /** When the buyer knew the count that it read, or zero. */
    public long readEnd() {
        return hasBegun(Step.TAKE) ? written : read;
    }

    /**
     * Returns this purchase as if the store had undone its transaction: it read, and changed nothing. It was over when
     * its last step ended, at the latest, because the buyer need not have noticed when the store undid it.
     */
    public PurchaseRecord undone() {
        int steps = begun & ~(Step.WRITE.bit() | Step.RECORD.bit());
        long over = released != 0 || refused != 0 ? released : Math.max(read, Math.max(written, recorded));
        return with(0, 0, over, steps, onList);
    }

    /** Returns this purchase with its sale found on the store's list. */
    public PurchaseRecord foundOnList() {
        return with(writing, written, released, begun, true);
    }

    /**
     * Returns this purchase as if its transaction had never ended: it may have changed the count, and recorded no sale.
     * It was over at its latest stamp.
     */
    public PurchaseRecord doubted() {
        int steps = begun & ~Step.RECORD.bit();
        long over = recorded != 0 || refused != 0 ? released : latest();
        return with(writing, 0, over, steps, onList);
    }

    /** Returns this purchase on another clock. Times of zero stay zero. */
    public PurchaseRecord on(LongUnaryOperator clock) {
        return new PurchaseRecord(
                number,
                on(clock, asked),
                on(clock, acquired),
                on(clock, read),
                on(clock, writing),
                on(clock, written),
                on(clock, recorded),
                on(clock, released),
                on(clock, refused),
                value,
                begun,
                outcome,
                onList,
                GrantRecord.of(grant.token(), grant.previousHolderDied(), on(clock, grant.leaseLost())),
                named.stream()
                        .map(step -> new NamedStep(step.name(), on(clock, step.at())))
                        .toList());
    }

    private static long on(LongUnaryOperator clock, long stamp) {
        return stamp == 0 ? 0 : clock.applyAsLong(stamp);
    }

    private PurchaseRecord with(long writingBegan, long writingEnded, long over, int steps, boolean listed) {
        return new PurchaseRecord(
                number,
                asked,
                acquired,
                read,
                writingBegan,
                writingEnded,
                recorded,
                over,
                refused,
                value,
                steps,
                outcome,
                listed,
                grant,
                named);
    }

    /** Whether the buyer certainly holds the guard: it acquired the guard and has not begun to release it. */
    public boolean hasGuard() {
        return isOpen() && end(Step.ACQUIRE) != 0 && !hasBegun(Step.RELEASE);
    }

    /** Whether the purchase has no known outcome. */
    public boolean isOpen() {
        return outcome == null;
    }

    /** Whether the buyer may have changed the count, and no evidence shows a sale: the seat may be lost. */
    public boolean isUnknown() {
        return isOpen() && mayHaveChanged() && !isSold();
    }

    /** Whether the buyer began this step. */
    public boolean hasBegun(Step step) {
        return (begun & step.bit()) != 0;
    }

    /** The latest step that the buyer began; ACQUIRE if it began none. */
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

    /** When the step ended, or zero. A step did not end if the store refused it, or the buyer gave it up. */
    public long end(Step step) {
        return hasBegun(step) ? stamp(step.endStamp()) : 0;
    }

    /** When the store refused the step, or zero. */
    public long refused(Step step) {
        return hasBegun(step) && end(step) == 0 ? refused : 0;
    }

    /** When the buyer gave the step up, because it stopped waiting or its lease had ended; or zero. */
    public long givenUp(Step step) {
        boolean over = outcome != null && outcome.isGivenUp() && refused == 0;
        if (!over || !hasBegun(step) || end(step) != 0) {
            return 0;
        }
        return outcome == Outcome.LEASE_LOST ? grant.leaseLost() : released;
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
            case Stamp.REFUSED -> refused;
            default -> throw new IllegalArgumentException("no stamp " + index);
        };
    }
}
