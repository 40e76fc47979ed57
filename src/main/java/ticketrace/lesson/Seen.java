package ticketrace.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen in a lesson, and what should have been. Not thread-safe. */
final class Seen {

    private static final String NOT_KNOWN = "-";

    private final List<Fact> facts = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private String answer = "";

    /** Notes what was seen; null if that is not known. */
    void fact(String what, @Nullable Object value, String meaning) {
        facts.add(new Fact(what, value == null ? NOT_KNOWN : value.toString(), meaning));
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

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    String answer() {
        return answer;
    }

    /** What was to be seen, and was not. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
