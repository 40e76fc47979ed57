package ticketrace.examples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares the output of a command with the output that a page shows. It ignores what differs from race to race:
 * numbers, times, pids, and which buyers took part. All other text must be the same, line by line, in the same order.
 *
 * <p>Two kinds of lines may appear in any number and order: the narration of a running race, and the findings of a race
 * that went wrong. Each kind of such a line that the page shows must be printed, and each printed kind must be shown.
 */
final class OutputComparison {

    /** A line of the narration: milliseconds since the start, and what a buyer did. */
    private static final Pattern NARRATION = Pattern.compile(" *\\d+\\.\\d\\d  .*");

    /** A finding: its name in capitals, with or without underscores, and a sentence. */
    private static final Pattern FINDING = Pattern.compile("  [A-Z]+(_[A-Z]+)*  .*");

    private static final String BUYER = "buyer-\\d+(?:\\.\\d+)?";

    /** The parts of a line that may differ, and their replacements, applied in this order. */
    private enum Variable {
        START_TIME("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}", "(time)"),
        SEVERAL_BUYERS(
                BUYER + "(?:, " + BUYER + ")* and (?:" + BUYER + "|\\d+ others?) (?:both|all) (.*); (?:both|all) ",
                "(buyers) $1; "),
        ONE_BUYER(BUYER, "(buyer)"),
        DURATION("\\b\\d+(?:\\.\\d+)? (?:us|ms|s)\\b", "#"),
        NUMBER("(?<![A-Za-z])\\d+(?:[.,:]\\d+)*", "#"),
        PLURAL("# (sale|ticket|seat|time|update|buyer|count|purchase|schedule)s?\\b( (?:was|were))?", "# $1"),
        COLUMNS("\\s+", " ");

        private final Pattern pattern;
        private final String mask;

        Variable(String pattern, String mask) {
            this.pattern = Pattern.compile(pattern);
            this.mask = mask;
        }
    }

    private OutputComparison() {}

    /** The differences, one per line; empty if there are none. */
    static List<String> differences(List<String> shown, List<String> printed) {
        List<String> differences = new ArrayList<>();
        compareKinds(kindsOfUnordered(shown), kindsOfUnordered(printed), differences);
        compareLines(ordered(shown), ordered(printed), differences);
        return differences;
    }

    private static void compareKinds(Set<String> shown, Set<String> printed, List<String> differences) {
        shown.stream().filter(kind -> !printed.contains(kind)).forEach(kind -> differences.add("only shown: " + kind));
        printed.stream()
                .filter(kind -> !shown.contains(kind))
                .forEach(kind -> differences.add("only printed: " + kind));
    }

    private static void compareLines(List<String> shown, List<String> printed, List<String> differences) {
        for (int i = 0; i < Math.max(shown.size(), printed.size()); i++) {
            String one = i < shown.size() ? shown.get(i) : "(nothing)";
            String other = i < printed.size() ? printed.get(i) : "(nothing)";
            if (!one.equals(other)) {
                differences.add("shown: " + one + "  printed: " + other);
            }
        }
    }

    private static Set<String> kindsOfUnordered(List<String> lines) {
        return lines.stream()
                .filter(OutputComparison::isUnordered)
                .map(OutputComparison::masked)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> ordered(List<String> lines) {
        return lines.stream()
                .filter(line -> !isUnordered(line) && !line.isBlank())
                .map(OutputComparison::masked)
                .toList();
    }

    private static boolean isUnordered(String line) {
        return NARRATION.matcher(line).matches() || FINDING.matcher(line).matches();
    }

    /** The line with a replacement for each part that may differ. */
    static String masked(String line) {
        String masked = line;
        for (Variable variable : Variable.values()) {
            masked = variable.pattern.matcher(masked).replaceAll(variable.mask);
        }
        return masked.strip();
    }
}
