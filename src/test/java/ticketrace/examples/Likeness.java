package ticketrace.examples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a command printed what a page shows, but for what differs from race to race: numbers, times, pids, and which
 * buyers it were. Every line must be like the line shown, in the order shown.
 *
 * <p>Two kinds of lines come as often as they come, and when they come: what is told while the race runs, and the findings
 * of one that went wrong. Of those each kind of line that is shown must be printed, and each that is printed be shown.
 */
final class Likeness {

    /** Told while the race runs: its milliseconds, and what a buyer did. */
    private static final Pattern NARRATION = Pattern.compile(" *\\d+\\.\\d\\d  .*");

    /** In capitals, with an underscore or without, and what it is about. */
    private static final Pattern FINDING = Pattern.compile("  [A-Z]+(_[A-Z]+)*  .*");

    private static final String BUYER = "buyer-\\d+(?:\\.\\d+)?";

    /** What may differ, and what stands for it; in this order. */
    private enum Differs {
        WHEN_IT_RACED("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}", "(time)"),
        SEVERAL_BUYERS(
                BUYER + "(?:, " + BUYER + ")* and (?:" + BUYER + "|\\d+ others?) (?:both|all) (.*); (?:both|all) ",
                "(buyers) $1; "),
        ONE_BUYER(BUYER, "(buyer)"),
        DURATION("\\b\\d+(?:\\.\\d+)? (?:us|ms|s)\\b", "#"),
        NUMBER("(?<![A-Za-z])\\d+(?:[.,:]\\d+)*", "#"),
        PLURAL("# (sale|ticket|seat|time|update|buyer|count|purchase|schedule)s?\\b( (?:was|were))?", "# $1"),
        COLUMNS("\\s+", " ");

        private final Pattern what;
        private final String mask;

        Differs(String what, String mask) {
            this.what = Pattern.compile(what);
            this.mask = mask;
        }
    }

    private Likeness() {}

    /** What is not alike, each in a line; empty if all is. */
    static List<String> differences(List<String> shown, List<String> printed) {
        List<String> differences = new ArrayList<>();
        compareKinds(free(shown), free(printed), differences);
        compareLines(inOrder(shown), inOrder(printed), differences);
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

    private static Set<String> free(List<String> lines) {
        return lines.stream()
                .filter(Likeness::isFree)
                .map(Likeness::masked)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> inOrder(List<String> lines) {
        return lines.stream()
                .filter(line -> !isFree(line) && !line.isBlank())
                .map(Likeness::masked)
                .toList();
    }

    private static boolean isFree(String line) {
        return NARRATION.matcher(line).matches() || FINDING.matcher(line).matches();
    }

    /** The line without what may differ. */
    static String masked(String line) {
        String masked = line;
        for (Differs differs : Differs.values()) {
            masked = differs.what.matcher(masked).replaceAll(differs.mask);
        }
        return masked.strip();
    }
}
