package ticketrace.audit;

import java.util.List;
import java.util.Locale;

/** Formats names, counts and times for the sentences of findings. */
final class EvidenceWords {

    /** The most names in one sentence; the rest are counted. */
    private static final int MAX_NAMES = 6;

    private EvidenceWords() {}

    /** "buyer-01, buyer-02 and buyer-03". */
    static String list(List<String> names) {
        if (names.size() > MAX_NAMES) {
            return String.join(", ", names.subList(0, MAX_NAMES)) + " and " + count(names.size() - MAX_NAMES, "other");
        }
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    static String bothOrAll(int count) {
        return count == 2 ? "both" : "all";
    }

    /** "1 seat", "2 seats". */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A span of time in the unit that suits it: "3.2 us", "1.5 ms", "2.10 s". */
    static String time(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
