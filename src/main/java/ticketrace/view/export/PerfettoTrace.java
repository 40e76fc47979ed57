package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * A race as a trace of "complete" events, a track for each buyer, and a counter of tickets left.
 *
 * <p>Times are microseconds since the start signal. Source: Trace Event Format, the Chromium project, 2016.
 */
final class PerfettoTrace {

    private static final int RACE = 1;
    private static final double NANOS_PER_MICRO = 1000;

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
        new PerfettoTrace(race, out).write();
    }

    private void write() throws IOException {
        out.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
        String title = race.buyers().size() + " buyers, " + race.tickets() + " tickets, store " + race.store()
                + ", guard " + Guards.label(race.guard(), race.isolation());
        named("process_name", 0, Map.of("name", title));
        int track = 0;
        for (BuyerHistory buyer : race.buyers()) {
            track++;
            String name = buyer.buyer() + " (pid " + buyer.pid() + ")";
            named("thread_name", track, Map.of("name", name));
            named("thread_sort_index", track, Map.of("sort_index", track));
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

    /** The steps of a purchase, one behind the other: the parts of it that took time. */
    private void purchase(PurchaseRecord purchase, int track) throws IOException {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("purchase", purchase.number());
        about.put("seen", purchase.value() < 0 ? null : purchase.value());
        about.put(
                "outcome",
                purchase.outcome() == null ? null : purchase.outcome().name());
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

    private void span(String name, int track, long begin, long end, Map<String, @Nullable Object> about)
            throws IOException {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("dur", (end - begin) / NANOS_PER_MICRO);
        more.put("cat", "step");
        more.put("args", about);
        event("X", name, track, begin, more);
    }

    private void died(BuyerHistory buyer, int track) throws IOException {
        long last = buyer.purchases().isEmpty()
                ? buyer.startedNanos()
                : buyer.purchases().get(buyer.purchases().size() - 1).latest();
        if (last != 0) {
            event("i", "evidence ends here", track, last, Map.of("s", "t"));
        }
    }

    /** The count as it was written, whoever had it wrong. */
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
        event("C", "tickets left", 0, origin, Map.of("args", Map.of("left", race.tickets())));
        for (Written each : written) {
            event("C", "tickets left", 0, each.at(), Map.of("args", Map.of("left", each.left())));
        }
    }

    private void named(String name, int track, Map<String, ?> args) throws IOException {
        write("M", name, track, Map.of("args", args));
    }

    private void event(String phase, String name, int track, long at, Map<String, ?> more) throws IOException {
        Map<String, Object> timed = new LinkedHashMap<>();
        timed.put("ts", (at - origin) / NANOS_PER_MICRO);
        timed.putAll(more);
        write(phase, name, track, timed);
    }

    private void write(String phase, String name, int track, Map<String, ?> more) throws IOException {
        out.write(first ? "" : ",\n");
        first = false;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ph", phase);
        event.put("name", name.toLowerCase(Locale.ROOT));
        event.put("pid", RACE);
        event.put("tid", track);
        event.putAll(more);
        json.object(event);
    }
}
