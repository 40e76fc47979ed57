package ticketrace.history;

import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;

/**
 * The times of one purchase.
 *
 * <p>Times are {@link System#nanoTime} nanoseconds, which all JVMs of one machine share; zero means that it did not
 * happen. See {@link Step} for the stamps that neighbouring steps share.
 *
 * @param asked when the buyer asked for the guard; zero without a guard
 * @param acquired when it had the guard and began to read
 * @param read when it had read the count
 * @param writing when it began to write
 * @param written when it had written the count and began to record the sale
 * @param recorded when the sale was on the list and it began to release the guard
 * @param released when it had released the guard, or gave up waiting for it
 * @param refused when the store refused the latest step, and so undid everything that the purchase had done
 */
public record Stamps(
        long asked, long acquired, long read, long writing, long written, long recorded, long released, long refused) {

    /** The stamps of a purchase that did nothing yet. */
    static final Stamps NONE = new Stamps(0, 0, 0, 0, 0, 0, 0, 0);

    /** Makes stamps from a function that knows the time of each {@link Stamp}. */
    static Stamps of(IntToLongFunction time) {
        return new Stamps(
                time.applyAsLong(Stamp.ASKED),
                time.applyAsLong(Stamp.ACQUIRED),
                time.applyAsLong(Stamp.READ),
                time.applyAsLong(Stamp.WRITING),
                time.applyAsLong(Stamp.WRITTEN),
                time.applyAsLong(Stamp.RECORDED),
                time.applyAsLong(Stamp.RELEASED),
                time.applyAsLong(Stamp.REFUSED));
    }

    /** The time of this {@link Stamp}. */
    long at(int stamp) {
        return switch (stamp) {
            case Stamp.ASKED -> asked;
            case Stamp.ACQUIRED -> acquired;
            case Stamp.READ -> read;
            case Stamp.WRITING -> writing;
            case Stamp.WRITTEN -> written;
            case Stamp.RECORDED -> recorded;
            case Stamp.RELEASED -> released;
            case Stamp.REFUSED -> refused;
            default -> throw new IllegalArgumentException("no stamp " + stamp);
        };
    }

    /** Returns these stamps with another time of one {@link Stamp}. */
    Stamps with(int stamp, long time) {
        return of(each -> each == stamp ? time : at(each));
    }

    /** Returns these stamps on another clock. Times of zero stay zero. */
    Stamps on(LongUnaryOperator clock) {
        return of(stamp -> at(stamp) == 0 ? 0 : clock.applyAsLong(at(stamp)));
    }

    /** The latest stamp that is not zero; zero if there is none. */
    long latest() {
        for (int stamp = Stamp.COUNT - 1; stamp >= 0; stamp--) {
            if (at(stamp) != 0) {
                return at(stamp);
            }
        }
        return 0;
    }
}
