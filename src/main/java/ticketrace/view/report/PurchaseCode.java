package ticketrace.view.report;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.history.GrantRecord;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * Encodes the purchases of one buyer as a list of whole numbers: short, and fast for the page to read.
 *
 * <p>Each purchase has these numbers:
 *
 * <ol>
 * <li>a head of bits: {@link #STAMP_BITS} for the stamps that follow, 3 for the outcome, 8 for the steps begun, 1 if
 * the purchase was undone, 1 if its number is not the one after the last purchase's, 1 if its grant has a number
 *   <li>its number, if the head says so
 *   <li>the number of its grant, if the head says so
 *   <li>the count that the buyer read
 *   <li>for each stamp, the nanoseconds since the stamp before it
 * </ol>
 */
final class PurchaseCode {

    private static final int FIRST_ROOM = 256;
    private static final int STAMP_BITS = 7;
    private static final int OUTCOME_SHIFT = STAMP_BITS;
    private static final int STEPS_SHIFT = OUTCOME_SHIFT + 3;
    private static final int UNDONE = 1 << (STEPS_SHIFT + 8);
    private static final int JUMP = UNDONE << 1;
    private static final int GRANT = JUMP << 1;

    private long[] numbers = new long[FIRST_ROOM];
    private int length;
    private long last;
    private int lastNumber;

    /** An empty list. The first stamp counts from {@code origin}. */
    PurchaseCode(long origin) {
        this.last = origin;
    }

    /** Adds the next purchase of the evidence; {@code undone} if the database has undone all of it. */
    void add(PurchaseRecord purchase, boolean undone) {
        long[] stamps = {
            purchase.asked(),
            purchase.acquired(),
            purchase.read(),
            purchase.writing(),
            purchase.written(),
            purchase.recorded(),
            end(purchase)
        };
        long grant = purchase.grant().token();
        int head =
                outcome(purchase.outcome()) << OUTCOME_SHIFT | steps(purchase) << STEPS_SHIFT | (undone ? UNDONE : 0);
        for (int i = 0; i < STAMP_BITS; i++) {
            head |= stamps[i] != 0 ? 1 << i : 0;
        }
        boolean jump = purchase.number() != lastNumber + 1;
        head |= (jump ? JUMP : 0) | (grant == GrantRecord.NO_TOKEN ? 0 : GRANT);
        append(head);
        if (jump) {
            append(purchase.number());
        }
        if (grant != GrantRecord.NO_TOKEN) {
            append(grant);
        }
        lastNumber = purchase.number();
        append(purchase.value());
        for (long stamp : stamps) {
            if (stamp != 0) {
                append(stamp - last);
                last = stamp;
            }
        }
    }

    /** When it was over; the outcome tells how. */
    private static long end(PurchaseRecord purchase) {
        if (purchase.outcome() == Outcome.LEASE_LOST) {
            return purchase.grant().leaseLost();
        }
        return purchase.refused() != 0 ? purchase.refused() : purchase.released();
    }

    /** A view of all numbers. After this call, add no more purchases. */
    List<Long> numbers() {
        return new AbstractList<>() {
            @Override
            public Long get(int index) {
                return numbers[Objects.checkIndex(index, length)];
            }

            @Override
            public int size() {
                return length;
            }
        };
    }

    private void append(long number) {
        if (length == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * length);
        }
        numbers[length++] = number;
    }

    private static int outcome(@Nullable Outcome outcome) {
        if (outcome == null) {
            return 0;
        }
        return switch (outcome) {
            case SOLD -> 1;
            case SOLD_OUT -> 2;
            case CONFLICT -> 3;
            case TIMED_OUT -> 4;
            case FENCED -> 5;
            case LEASE_LOST -> 6;
        };
    }

    private static int steps(PurchaseRecord purchase) {
        int steps = 0;
        for (Step step : Step.values()) {
            steps |= purchase.hasBegun(step) ? step.bit() : 0;
        }
        return steps;
    }
}
