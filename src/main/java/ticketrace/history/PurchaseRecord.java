package ticketrace.history;

import java.util.List;
import java.util.function.LongUnaryOperator;
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
 * @param released the guard was given back, or waiting for it was given up
 * @param refused the store refused the step that was begun last, and with it undid all that the purchase had done
 * @param value the count that was read, which is the seat to be sold; {@link #NOTHING} if none was read
 * @param begun the steps that were begun, a bit each: {@link Step#bit}
 * @param outcome how it ended; null if the buyer's evidence breaks off here
 * @param onList whether its sale was found on the store's list of sales, though its buyer did not live to write down that
 *     it had recorded it; whoever reads evidence without the list leaves it false
 * @param grant what came with the guard
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

    /** A purchase as its buyer wrote it down, of which nothing more is to be said than its steps. */
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
        long latest = outcome == Outcome.LEASE_LOST ? grant.leaseLost() : 0;
        for (int i = Stamp.COUNT - 1; i >= 0; i--) {
            if (stamp(i) != 0) {
                return Math.max(latest, stamp(i));
            }
        }
        return latest;
    }

    /** Whether its sale was put on the list for certain, by its buyer's word or the list's, and was not undone again. */
    public boolean isSold() {
        return (onList || end(Step.RECORD) != 0) && !isRefused();
    }

    /** Whether the store refused a step, and with it all that the purchase had done. */
    public boolean isRefused() {
        return refused != 0 || (outcome != null && outcome.isRefused());
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
        return hasChanged() || (written == 0 && isOpen() && !isRefused() && hasBegunChange() && value != 0);
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
        long over = released != 0 || refused != 0 ? released : Math.max(read, Math.max(written, recorded));
        return with(0, 0, over, steps, onList);
    }

    /** The same purchase, its sale found on the store's list. */
    public PurchaseRecord foundOnList() {
        return with(writing, written, released, begun, true);
    }

    /**
     * The same purchase, its transaction never ended: it may have changed the count, and has not recorded a sale. It was over
     * when it last stirred.
     */
    public PurchaseRecord doubted() {
        int steps = begun & ~Step.RECORD.bit();
        long over = recorded != 0 || refused != 0 ? released : latest();
        return with(writing, 0, over, steps, onList);
    }

    /** The same purchase on another clock. What did not happen stays so. */
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

    /** When the step ended, or zero. A step that was refused, or given up, did not end. */
    public long end(Step step) {
        return hasBegun(step) ? stamp(step.endStamp()) : 0;
    }

    /** When the store refused the step. Zero if it did not. */
    public long refused(Step step) {
        return hasBegun(step) && end(step) == 0 ? refused : 0;
    }

    /** When the buyer gave the step up: it would wait no longer, or its lease had ended. Zero if it did not. */
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
