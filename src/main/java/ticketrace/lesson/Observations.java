package ticketrace.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The observations of a lesson, and the expectations that failed. Not thread-safe. */
final class Observations {

    private static final String NOT_KNOWN = "-";

    private final List<Observation> observations = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private String answer = "";

    /** Adds an observation; the value is null if it is not known. */
    void observation(String what, @Nullable Object value, String meaning) {
        observations.add(new Observation(what, value == null ? NOT_KNOWN : value.toString(), meaning));
    }

    /** Adds an expectation, and whether it holds. */
    void expect(String what, boolean holds) {
        if (!holds) {
            missing.add(what);
        }
    }

    /** Sets the answer to the question of the lesson, with the observed values in it. */
    void answer(String words) {
        answer = words;
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    String answer() {
        return answer;
    }

    /** The expectations that did not hold. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
