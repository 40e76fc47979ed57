package ticketrace.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A purchase for tests: what its buyer does, event by event, and after how many events it dies.
 *
 * @param shape which steps it has
 * @param outcome how it ends, if its buyer does not die before
 * @param value the count that it reads
 * @param events how many of its events happen; {@link #ALL} if the buyer does not die
 */
record PurchaseScript(Shape shape, Outcome outcome, int value, int events) {

    static final int ALL = Integer.MAX_VALUE;

    /** The steps of a purchase when all goes well. */
    enum Shape {
        BARE,
        READ_THEN_WRITE,
        /** Like {@link #READ_THEN_WRITE}, but the store refuses a late purchase only in its RELEASE. */
        REFUSED_LATE,
        OPTIMISTIC,
        ATOMIC;

        private List<Step> steps() {
            return switch (this) {
                case BARE -> List.of(Step.READ, Step.WRITE, Step.RECORD);
                case READ_THEN_WRITE, REFUSED_LATE ->
                    List.of(Step.ACQUIRE, Step.READ, Step.WRITE, Step.RECORD, Step.RELEASE);
                case OPTIMISTIC -> List.of(Step.READ, Step.COMPARE_AND_SET, Step.RECORD);
                case ATOMIC -> List.of(Step.TAKE, Step.RECORD);
            };
        }

        /** Whether a purchase of this shape can have this outcome. */
        boolean allows(Outcome outcome) {
            return switch (outcome) {
                case SOLD, SOLD_OUT -> true;
                case CONFLICT -> this != BARE && this != ATOMIC;
                case TIMED_OUT, FENCED, LEASE_LOST -> this == READ_THEN_WRITE;
            };
        }
    }

    private boolean isRefusedIn(Step step) {
        return switch (outcome) {
            case SOLD, SOLD_OUT -> false;
            case TIMED_OUT -> step == Step.ACQUIRE;
            case FENCED, LEASE_LOST -> step == Step.WRITE;
            case CONFLICT ->
                step == Step.COMPARE_AND_SET || step == (shape == Shape.REFUSED_LATE ? Step.RELEASE : Step.WRITE);
        };
    }

    private static boolean returnsACount(Step step) {
        return step == Step.READ || step == Step.TAKE;
    }

    /** The begin or the end of a step. The outcome after the last step counts as one more event. */
    private record Event(Step step, boolean end) {}

    static PurchaseScript sold(Shape shape, int seat) {
        return new PurchaseScript(shape, Outcome.SOLD, seat, ALL);
    }

    /** A purchase that the store refuses. */
    static PurchaseScript conflict(Shape shape, int seat) {
        return new PurchaseScript(shape, Outcome.CONFLICT, seat, ALL);
    }

    PurchaseScript cutAfter(int count) {
        return new PurchaseScript(shape, outcome, value, count);
    }

    boolean isCut() {
        return events < length();
    }

    /** How many events it has when nothing cuts it short. The last one is the outcome. */
    int length() {
        return steps().size() + 1;
    }

    private List<Event> steps() {
        List<Event> all = new ArrayList<>();
        for (Step step : shape.steps()) {
            boolean section = step == Step.ACQUIRE || step == Step.RELEASE;
            boolean changes = !section && step != Step.READ && step != Step.TAKE;
            if (isRefusedIn(step)) {
                all.add(new Event(step, false));
                return all;
            }
            if (!changes || outcome != Outcome.SOLD_OUT) {
                all.add(new Event(step, false));
                all.add(new Event(step, true));
            }
        }
        return all;
    }

    private List<Event> eventsThatHappen() {
        return steps().subList(0, Math.min(events, steps().size()));
    }

    /** Records the purchase with this recorder. */
    void playOn(Recorder recorder) throws IOException {
        recorder.open();
        for (Event event : eventsThatHappen()) {
            if (!event.end()) {
                recorder.begins(event.step());
            } else if (returnsACount(event.step())) {
                recorder.ended(event.step(), value);
            } else {
                recorder.ended(event.step());
            }
        }
        if (!isCut()) {
            recorder.ended(outcome);
        }
    }

    /** The expected record of the purchase, with the times of {@code clock}. */
    PurchaseRecord record(int number, LongSupplier clock) {
        long[] stamps = new long[Stamp.COUNT];
        int begun = 0;
        int read = PurchaseRecord.NOTHING;
        for (Event event : eventsThatHappen()) {
            int stamp = event.end() ? event.step().endStamp() : event.step().beginStamp();
            stamps[stamp] = stamps[stamp] == 0 ? clock.getAsLong() : stamps[stamp];
            begun |= event.step().bit();
            read = event.end() && returnsACount(event.step()) ? value : read;
        }
        GrantRecord grant = GrantRecord.PLAIN;
        if (!isCut() && outcome == Outcome.LEASE_LOST) {
            grant = GrantRecord.of(GrantRecord.NO_TOKEN, false, clock.getAsLong());
        } else if (!isCut() && outcome.isGivenUp()) {
            stamps[outcome.isRefused() ? Stamp.REFUSED : Stamp.RELEASED] = clock.getAsLong();
        }
        return new PurchaseRecord(
                number,
                Stamps.of(stamp -> stamps[stamp]),
                read,
                begun,
                isCut() ? null : outcome,
                false,
                grant,
                List.of());
    }
}
