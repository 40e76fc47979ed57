package ticketrace.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How like two outputs are whose numbers, times, pids and buyers differ, and with them the order and the number of lines.
 *
 * <p>Of each line its first words are compared, with all that may differ masked.
 */
final class Likeness {

    private static final int FIRST_WORDS = 3;

    private Likeness() {}

    /** The part of the lines of {@code these} that have their like in {@code those}, from 0 to 1. */
    static double ofLines(List<String> these, List<String> those) {
        Set<String> known = those.stream().map(Likeness::shape).collect(Collectors.toSet());
        List<String> shapes = these.stream()
                .map(Likeness::shape)
                .filter(shape -> !shape.isEmpty())
                .toList();
        return shapes.isEmpty()
                ? 0
                : (double) shapes.stream().filter(known::contains).count() / shapes.size();
    }

    /** The first words of a line, masked. */
    static String shape(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .map(Likeness::masked)
                .filter(word -> !word.isEmpty())
                .limit(FIRST_WORDS)
                .collect(Collectors.joining(" "));
    }

    private static String masked(String word) {
        if (word.matches("(us|ms|s)") || word.matches("[-0-9.,:]+")) {
            return "";
        }
        return word.replaceAll("buyer-\\d+", "buyer")
                .replaceAll("\\d+", "#")
                .replaceAll("(ticket|seat|buyer)s\\b", "$1");
    }
}
