package ticketrace.explore.stepping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names for the files and the processes of one play, which are the same in each play of the same schedule: a file is
 * {@code #1} if it is the first that somebody speaks of, and a process is the letter of its buyer. One thread.
 */
final class Identities {

    private static final Pattern NUMBER = Pattern.compile("([#@])(\\d+)");

    private static final Pattern FILE = Pattern.compile("#\\d+");

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> processes = new HashMap<>();

    /** A play begins. */
    void clear() {
        files.clear();
        processes.clear();
    }

    /** The process with this pid is that buyer. */
    void add(long pid, String buyer) {
        processes.put(String.valueOf(pid), buyer);
    }

    /** The text with {@code #inode} and {@code @pid} replaced by their names. */
    String named(String text) {
        return text.isEmpty() ? text : NUMBER.matcher(text).replaceAll(this::name);
    }

    /** The texts with these names, in an order that does not depend on the names of the files. */
    String named(List<String> texts) {
        return texts.stream()
                .map(this::named)
                .sorted(Comparator.comparing((String text) -> FILE.matcher(text).replaceAll("#"))
                        .thenComparing(text -> text))
                .collect(Collectors.joining(" "));
    }

    private String name(MatchResult found) {
        String number = found.group(2);
        String name = found.group(1).equals("#")
                ? "#" + files.computeIfAbsent(number, unseen -> String.valueOf(files.size() + 1))
                : "@" + processes.getOrDefault(number, "?");
        return Matcher.quoteReplacement(name);
    }
}
