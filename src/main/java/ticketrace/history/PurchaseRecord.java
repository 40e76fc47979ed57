package ticketrace.history;

import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's record of one purchase.
 *
 * @param number counts a buyer's purchases from 1
 * @param stamps the times of the purchase
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
        Stamps stamps,
        int value,
        int begun,
        @Nullable Outcome outcome,
        boolean onList,
        GrantRecord grant,
        List<NamedStep> named) {

    /** A purchase with a plain grant, without named steps, and not looked up on the list. */
    public PurchaseRecord(int number, Stamps stamps, int value, int begun, @Nullable Outcome outcome) {
        this(number, stamps, value, begun, outcome, false, GrantRecord.PLAIN, List.of());
    }

    /** The value of a purchase that has not read a count. */
    public static final int NOTHING = -1;

    /** See {@link Stamps}. */
    public long asked() {
        return stamps.asked();
    }

    /** See {@link Stamps}. */
    public long acquired() {
        return stamps.acquired();
    }

    /** See {@link Stamps}. */
    public long read() {
        return stamps.read();
    }

    /** See {@link Stamps}. */
    public long writing() {
        return stamps.writing();
    }

    /** See {@link Stamps}. */
    public long written() {
        return stamps.written();
    }

    /** See {@link Stamps}. */
    public long recorded() {
        return stamps.recorded();
    }

    /** See {@link Stamps}. */
    public long released() {
        return stamps.released();
    }

    /** See {@link Stamps}. */
    public long refused() {
        return stamps.refused();
    }

    /** When the purchase began. */
    public long call() {
        return asked() != 0 ? asked() : acquired();
    }

    /** When it was over; {@link Long#MAX_VALUE} if its outcome is not known. */
    public long returned() {
        return outcome == null ? Long.MAX_VALUE : latest();
    }

    /** The latest stamp that is not zero; zero if there is none. */
    public long latest() {
        return Math.max(outcome == Outcome.LEASE_LOST ? grant.leaseLost() : 0, stamps.latest());
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
        return refused() != 0 || (outcome != null && outcome.isRefused());
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
        return value > 0 && (written() != 0 || hasBegun(Step.TAKE));
    }

    /** When the buyer changed the count; if it died before it stamped that, its latest stamp. */
    public long changedAt() {
        return written() != 0 ? written() : latest();
    }

    /** When the sale was on the list; if the buyer died before it stamped that, its latest stamp. */
    public long soldAt() {
        return recorded() != 0 ? recorded() : latest();
    }

    /** Whether the buyer changed the count, or may have: its evidence breaks off after it began to. */
    public boolean mayHaveChanged() {
        return hasChanged() || (written() == 0 && isOpen() && !isRefused() && hasBegunChange() && value != 0);
    }

    /** When the buyer began to change the count, or zero. */
    public long changeBegan() {
        return hasBegun(Step.TAKE) ? acquired() : writing();
    }

    /** When the buyer knew the count that it read, or zero. */
    public long readEnd() {
        return hasBegun(Step.TAKE) ? written() : read();
    }

    /**
     * Returns this purchase as if the store had undone its transaction: it read, and changed nothing. It was over when
     * its last step ended, at the latest, because the buyer need not have noticed when the store undid it.
     */
    public PurchaseRecord undone() {
        int steps = begun & ~(Step.WRITE.bit() | Step.RECORD.bit());
        boolean isOver = released() != 0 || refused() != 0;
        long over = isOver ? released() : Math.max(read(), Math.max(written(), recorded()));
        return with(changed(0, 0, over), steps, onList);
    }

    /** Returns this purchase with its sale found on the store's list. */
    public PurchaseRecord foundOnList() {
        return with(stamps, begun, true);
    }

    /**
     * Returns this purchase as if its transaction had never ended: it may have changed the count, and recorded no sale.
     * It was over at its latest stamp.
     */
    public PurchaseRecord doubted() {
        int steps = begun & ~Step.RECORD.bit();
        long over = recorded() != 0 || refused() != 0 ? released() : latest();
        return with(changed(writing(), 0, over), steps, onList);
    }

    /** Returns this purchase on another clock. Times of zero stay zero. */
    public PurchaseRecord on(LongUnaryOperator clock) {
        return new PurchaseRecord(
                number,
                stamps.on(clock),
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

    private Stamps changed(long writing, long written, long released) {
        return stamps.with(Stamp.WRITING, writing).with(Stamp.WRITTEN, written).with(Stamp.RELEASED, released);
    }

    private PurchaseRecord with(Stamps others, int steps, boolean listed) {
        return new PurchaseRecord(number, others, value, steps, outcome, listed, grant, named);
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
        return hasBegun(step) ? stamps.at(step.beginStamp()) : 0;
    }

    /** When the step ended, or zero. A step did not end if the store refused it, or the buyer gave it up. */
    public long end(Step step) {
        return hasBegun(step) ? stamps.at(step.endStamp()) : 0;
    }

    /** When the store refused the step, or zero. */
    public long refused(Step step) {
        return hasBegun(step) && end(step) == 0 ? refused() : 0;
    }

    /** When the buyer gave the step up, because it stopped waiting or its lease had ended; or zero. */
    public long givenUp(Step step) {
        boolean over = outcome != null && outcome.isGivenUp() && refused() == 0;
        if (!over || !hasBegun(step) || end(step) != 0) {
            return 0;
        }
        return outcome == Outcome.LEASE_LOST ? grant.leaseLost() : released();
    }
}
