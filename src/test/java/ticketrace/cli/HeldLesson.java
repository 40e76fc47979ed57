package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ticketrace.cli.Ticketrace.Finished;

/**
 * A finished lesson, with the output that its class saw.
 *
 * @param pid the main process
 * @param finished its exit code and its output
 */
record HeldLesson(long pid, Finished finished) {

    private static final int COLUMNS = 80;

    private static final List<String> PARTS = List.of(
            "What we are going to see",
            "A question to the class",
            "What happens",
            "What was seen",
            "The answer",
            "The lines that did it");

    String out() {
        return finished.out();
    }

    /** Fails unless the lesson ended with exit code 0, and has its parts in order, in lines that fit a projector. */
    void assertComplete(int number) {
        assertThat(finished.exit()).as("exit code of %s", finished).isZero();
        assertThat(finished.err().lines()).allMatch(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS"));
        assertThat(finished.outLines()).first().asString().startsWith("Lesson " + number + ": ");
        assertThat(finished.outLines()).containsSubsequence(PARTS);
        assertThat(out()).contains("Java: ", "Python").doesNotContain(Ticketrace.ESCAPE, "Press Enter");
        assertThat(finished.outLines()).allMatch(line -> line.length() <= COLUMNS);
    }

    /** The numbers that the lesson printed with this meaning. */
    List<Integer> numbers(String meaning) {
        String seen = out().substring(out().indexOf(PARTS.get(3)), out().indexOf(PARTS.get(4)));
        Matcher matcher = Pattern.compile(" (-?\\d+)(?: ms| s)?  " + Pattern.quote(meaning))
                .matcher(seen);
        return matcher.results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    /** The only number with this meaning; fails if there is not exactly one. */
    int number(String meaning) {
        assertThat(numbers(meaning)).as("'%s' in %s", meaning, out()).hasSize(1);
        return numbers(meaning).get(0);
    }

    /** The first group of each match of this pattern in the output. */
    List<String> found(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(out())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
