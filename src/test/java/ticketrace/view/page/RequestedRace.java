package ticketrace.view.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a race that a test requests, as the script of the page writes them. */
record RequestedRace(
        int buyers,
        int tickets,
        String store,
        String guard,
        int thinkMicros,
        int timeoutMillis,
        @Nullable Integer quota) {

    private static final int LONG_MILLIS = 300_000;

    /** Four buyers on the file store, in a race that lasts for minutes. */
    static RequestedRace endless(String guard) {
        return new RequestedRace(4, 50_000, "file", guard, 20_000, LONG_MILLIS, null);
    }

    static RequestedRace of(String guard, int buyers, int tickets, int thinkMicros) {
        return new RequestedRace(buyers, tickets, "file", guard, thinkMicros, LONG_MILLIS, null);
    }

    /** A play: two buyers with a quota of one, and one ticket. */
    static RequestedRace play(String guard) {
        return new RequestedRace(2, 1, "file", guard, 0, LONG_MILLIS, 1);
    }

    RequestedRace thinking(int micros) {
        return new RequestedRace(buyers, tickets, store, guard, micros, timeoutMillis, quota);
    }

    /** The body of a request for this race. */
    Map<String, Object> body() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("buyers", buyers);
        settings.put("tickets", tickets);
        settings.put("store", store);
        settings.put("guard", guard);
        settings.put("thinkMicros", thinkMicros);
        settings.put("timeoutMillis", timeoutMillis);
        if (quota != null) {
            settings.put("quota", quota);
        }
        return Map.of("settings", settings);
    }

    /** The body of a request for one such race under each of these guards. */
    Map<String, Object> body(List<String> guards) {
        Map<String, Object> body = new LinkedHashMap<>(body());
        body.put("guards", guards);
        return body;
    }
}
