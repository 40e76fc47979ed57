package ticketrace.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers the files of a state in the order in which its description names them, so that a state does not depend on the
 * files that were there before. One thread.
 */
final class Renumbering {

    private static final Pattern FILE = Pattern.compile("#(\\d+)");

    private final Map<String, Integer> numbers = new HashMap<>();

    String inOrder(String text) {
        return text.isEmpty() ? text : FILE.matcher(text).replaceAll(this::numbered);
    }

    private String numbered(MatchResult found) {
        Integer known = numbers.putIfAbsent(found.group(1), numbers.size() + 1);
        return "#" + (known == null ? numbers.size() : known);
    }
}
