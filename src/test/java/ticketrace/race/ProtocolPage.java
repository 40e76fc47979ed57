package ticketrace.race;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A section of {@code src/docs/protocol.md}, and the words of a class of constants to compare it with. */
public final class ProtocolPage {

    private static final Path PAGE = Path.of("src/docs/protocol.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (buyer|launcher) \\| `([^` ]+)([^`]*)` \\|");

    private final String section;

    private ProtocolPage(String section) {
        this.section = section;
    }

    /** The section below this heading. */
    public static ProtocolPage section(String heading) throws IOException {
        String below = Files.readString(PAGE).split("\n## " + heading + "\n", 2)[1];
        return new ProtocolPage(below.split("\n## ", 2)[0]);
    }

    /** The first words of the lines that this side, {@code buyer} or {@code launcher}, sends. */
    public Set<String> wordsOf(String who) {
        Set<String> words = new TreeSet<>();
        Matcher rows = ROW.matcher(section);
        while (rows.find()) {
            if (rows.group(1).equals(who)) {
                words.add(rows.group(2));
            }
        }
        return words;
    }

    /** Whether the section has this text. */
    public boolean says(String text) {
        return section.contains(text);
    }

    /** All text constants of a class except its version. */
    public static Set<String> constantsOf(Class<?> type) throws IllegalAccessException {
        Set<String> words = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.getType() == String.class && !field.getName().equals("VERSION")) {
                field.setAccessible(true);
                words.add(String.valueOf(field.get(null)));
            }
        }
        return words;
    }

    /** The union of both sets. */
    public static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
