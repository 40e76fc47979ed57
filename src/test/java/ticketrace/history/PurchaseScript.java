package ticketrace.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A made-up purchase: what its buyer does, event by event, and after how many events it dies.
 *
 * @param shape which steps it has
 * @param outcome how it ends, if its buyer lives to see that
 * @param value the count that it reads
 * @param events how many of its events happen; {@link #ALL} if it is not cut short
 */
record PurchaseScript(Shape shape, Outcome outcome, int value, int events) {

    static final int ALL = Integer.MAX_VALUE;

    /** The steps of a purchase when all goes well. */
    enum Shape {
        BARE,
        READ_THEN_WRITE,
        /** As read-then-write; but when another buyer was faster, it is refused only as it lets go. */
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

        /** Whether a purchase of this shape can end so. */
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

    private static boolean tells(Step step) {
        return step == Step.READ || step == Step.TAKE;
    }

    /** A step begins or ends. After the last of them the purchase is over, which is an event, too. */
    private record Event(Step step, boolean end) {}

    static PurchaseScript sold(Shape shape, int seat) {
        return new PurchaseScript(shape, Outcome.SOLD, seat, ALL);
    }

    PurchaseScript cutAfter(int count) {
        return new PurchaseScript(shape, outcome, value, count);
    }

    boolean isCut() {
        return events < length();
    }

    /** How many events it has when nothing cuts it short. The last one tells the outcome. */
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

    private List<Event> turnResult() {
        return steps().subList(0, Math.min(events, steps().size()));
    }

    /** Has it written down by a recorder. */
    void playOn(Recorder recorder) throws IOException {
        recorder.open();
        for (Event event : turnResult()) {
            if (!event.end()) {
                recorder.begins(event.step());
            } else if (tells(event.step())) {
                recorder.ended(event.step(), value);
            } else {
                recorder.ended(event.step());
            }
        }
        if (!isCut()) {
            recorder.ended(outcome);
        }
    }

    /** What should be written down of it, with the times of {@code clock}. */
    PurchaseRecord record(int number, LongSupplier clock) {
        long[] stamps = new long[Stamp.COUNT];
        int begun = 0;
        int read = PurchaseRecord.NOTHING;
        for (Event event : turnResult()) {
            int stamp = event.end() ? event.step().endStamp() : event.step().beginStamp();
            stamps[stamp] = stamps[stamp] == 0 ? clock.getAsLong() : stamps[stamp];
            begun |= event.step().bit();
            read = event.end() && tells(event.step()) ? value : read;
        }
        GrantRecord grant = GrantRecord.PLAIN;
        if (!isCut() && outcome == Outcome.LEASE_LOST) {
            grant = GrantRecord.of(GrantRecord.NO_TOKEN, false, clock.getAsLong());
        } else if (!isCut() && outcome.isGivenUp()) {
            stamps[outcome.isRefused() ? Stamp.REFUSED : Stamp.RELEASED] = clock.getAsLong();
        }
        return new PurchaseRecord(
                number,
                stamps[0],
                stamps[1],
                stamps[2],
                stamps[3],
                stamps[4],
                stamps[5],
                stamps[6],
                stamps[7],
                read,
                begun,
                isCut() ? null : outcome,
                false,
                grant,
                List.of());
    }
}
