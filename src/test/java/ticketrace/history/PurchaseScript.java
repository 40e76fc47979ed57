package ticketrace.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A made-up purchase: what its buyer does, event by event, and after how many events it dies.
 *
 * @param guarded whether a guard brackets it
 * @param outcome how it ends, if its buyer lives to see that
 * @param value the count that it reads
 * @param events how many of its events happen; {@link #ALL} if it is not cut short
 */
record PurchaseScript(boolean guarded, Outcome outcome, int value, int events) {

    static final int ALL = Integer.MAX_VALUE;

    /** A step begins or ends. After the last of them the purchase is over, which is an event, too. */
    private record Event(Step step, boolean end) {}

    static PurchaseScript sold(boolean guarded, int seat) {
        return new PurchaseScript(guarded, Outcome.SOLD, seat, ALL);
    }

    PurchaseScript cutAfter(int count) {
        return new PurchaseScript(guarded, outcome, value, count);
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
        if (outcome == Outcome.TIMED_OUT) {
            all.add(new Event(Step.ACQUIRE, false));
        } else {
            for (Step step : Step.values()) {
                boolean bracket = step == Step.ACQUIRE || step == Step.RELEASE;
                if (bracket ? guarded : outcome == Outcome.SOLD || step == Step.READ) {
                    all.add(new Event(step, false));
                    all.add(new Event(step, true));
                }
            }
        }
        return all;
    }

    private List<Event> happening() {
        return steps().subList(0, Math.min(events, steps().size()));
    }

    /** Has it written down by a recorder. */
    void playOn(Recorder recorder) throws IOException {
        recorder.open();
        for (Event event : happening()) {
            if (!event.end()) {
                recorder.begins(event.step());
            } else if (event.step() == Step.READ) {
                recorder.readEnded(value);
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
        for (Event event : happening()) {
            int stamp = event.end() ? event.step().endStamp() : event.step().beginStamp();
            stamps[stamp] = stamps[stamp] == 0 ? clock.getAsLong() : stamps[stamp];
            begun |= event.step().bit();
            read = event.end() && event.step() == Step.READ ? value : read;
        }
        if (!isCut() && outcome == Outcome.TIMED_OUT) {
            stamps[Stamp.RELEASED] = clock.getAsLong();
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
                read,
                begun,
                isCut() ? null : outcome);
    }
}
