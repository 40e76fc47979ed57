package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.json.Json;
import ticketrace.json.JsonKey;
import ticketrace.json.JsonLines;

/**
 * A race as a trace for the Perfetto viewer: a track of "complete" events for each buyer, and a counter of tickets
 * left.
 *
 * <p>Times are microseconds since the start signal. Source: Trace Event Format, the Chromium project, 2016.
 */
final class PerfettoTrace {

    private static final int RACE = 1;
    private static final double NANOS_PER_MICRO = 1000;

    /**
     * An event of the trace. A component that is null is not written.
     *
     * @param ph the kind: M a name, X a span of time, i a moment, C a count
     * @param tid the track
     * @param ts the time of the event, or of its begin
     * @param dur the length of a span
     * @param s how wide the viewer draws a moment: t across its track
     */
    private record Event(
            String ph,
            String name,
            int pid,
            int tid,
            @Nullable Double ts,
            @Nullable Double dur,
            @Nullable String cat,
            @Nullable Object args,
            @Nullable String s) {}

    private record Named(String name) {}

    private record Sorted(@JsonKey("sort_index") int index) {}

    private record Count(int left) {}

    /** The purchase of a step. Values that are not known are {@link Json#NULL}. */
    private record OfPurchase(int purchase, Object seen, Object outcome) {

        static OfPurchase of(PurchaseRecord purchase) {
            return new OfPurchase(
                    purchase.number(),
                    purchase.value() < 0 ? Json.NULL : purchase.value(),
                    purchase.outcome() == null ? Json.NULL : purchase.outcome());
        }
    }

    private final RaceHistory race;
    private final Writer out;
    private final JsonLines json;
    private final long origin;
    private boolean first = true;

    private PerfettoTrace(RaceHistory race, Writer out) throws IOException {
        this.race = race;
        this.out = out;
        this.json = new JsonLines(out);
        this.origin = race.originNanos();
    }

    static void write(RaceHistory race, Writer out) throws IOException {
        List<BuyerHistory> onOneClock =
                race.buyers().stream().map(BuyerHistory::onLaunchersClock).toList();
        new PerfettoTrace(race.withBuyers(onOneClock), out).write();
    }

    private void write() throws IOException {
        out.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
        String title = race.buyers().size() + " buyers, " + race.tickets() + " tickets, store " + race.store()
                + ", guard " + Guards.label(race.guard(), race.isolation());
        named("process_name", 0, new Named(title));
        int track = 0;
        for (BuyerHistory buyer : race.buyers()) {
            track++;
            String name = buyer.buyer() + " (pid " + buyer.pid() + ")";
            named("thread_name", track, new Named(name));
            named("thread_sort_index", track, new Sorted(track));
        }
        track = 0;
        for (BuyerHistory buyer : race.buyers()) {
            track++;
            for (PurchaseRecord purchase : buyer.purchases()) {
                purchase(purchase, track);
            }
            if (!buyer.isClosed()) {
                died(buyer, track);
            }
        }
        counter();
        out.write("\n]}\n");
    }

    /** Writes the steps of a purchase as spans, one after the other, and the think time between them. */
    private void purchase(PurchaseRecord purchase, int track) throws IOException {
        OfPurchase about = OfPurchase.of(purchase);
        long before = 0;
        for (Step step : Step.values()) {
            if (!purchase.hasBegun(step)) {
                continue;
            }
            long begin = purchase.begin(step);
            boolean thought = step == Step.WRITE || step == Step.COMPARE_AND_SET;
            if (thought && before != 0 && begin > before) {
                span("THINK", track, before, begin, about);
            }
            long end = purchase.end(step) != 0 ? purchase.end(step) : Math.max(begin, purchase.latest());
            span(step == Step.ACQUIRE ? "WAIT" : step.name(), track, begin, end, about);
            before = end;
        }
    }

    private void span(String name, int track, long begin, long end, OfPurchase about) throws IOException {
        double duration = (end - begin) / NANOS_PER_MICRO;
        write(new Event("X", lower(name), RACE, track, micros(begin), duration, "step", about, null));
    }

    private void died(BuyerHistory buyer, int track) throws IOException {
        long last = buyer.purchases().isEmpty()
                ? buyer.startedNanos()
                : buyer.purchases().get(buyer.purchases().size() - 1).latest();
        if (last != 0) {
            write(new Event("i", "evidence ends here", RACE, track, micros(last), null, null, null, "t"));
        }
    }

    /** Writes the counter of tickets left: every count that a buyer wrote, also the wrong ones. */
    private void counter() throws IOException {
        record Written(long at, int left) {}
        List<Written> written = new ArrayList<>();
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                if (purchase.hasChanged()) {
                    written.add(new Written(purchase.changedAt(), purchase.value() - 1));
                }
            }
        }
        written.sort(Comparator.comparingLong(Written::at));
        count(origin, race.tickets());
        for (Written each : written) {
            count(each.at(), each.left());
        }
    }

    private void count(long at, int left) throws IOException {
        write(new Event("C", "tickets left", RACE, 0, micros(at), null, null, new Count(left), null));
    }

    private void named(String name, int track, Object args) throws IOException {
        write(new Event("M", name, RACE, track, null, null, null, args, null));
    }

    private void write(Event event) throws IOException {
        out.write(first ? "" : ",\n");
        first = false;
        json.object(event);
    }

    private double micros(long at) {
        return (at - origin) / NANOS_PER_MICRO;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
