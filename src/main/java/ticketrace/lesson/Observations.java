package ticketrace.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen in a lesson, and what should have been. Not thread-safe. */
final class Observations {

    private static final String NOT_KNOWN = "-";

    private final List<Observation> observations = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private String answer = "";

    /** Notes what was seen; null if that is not known. */
    void observation(String what, @Nullable Object value, String meaning) {
        observations.add(new Observation(what, value == null ? NOT_KNOWN : value.toString(), meaning));
    }

    /** Notes what was to be seen, and whether it was. */
    void expect(String what, boolean holds) {
        if (!holds) {
            missing.add(what);
        }
    }

    /** Notes the answer to the lesson's question, as it turned out. */
    void answer(String words) {
        answer = words;
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    String answer() {
        return answer;
    }

    /** What was to be seen, and was not. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
