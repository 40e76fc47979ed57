package ticketrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The page that describes every JSON document, and what it says that a document has: {@code a.b} for a key of an object,
 * {@code a[].b} for one of each object in a list.
 */
public final class FormatsPage {

    private static final Path PAGE = Path.of("src", "docs", "formats.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String KEYS = "| key |";

    /** What stands for all keys of another table. */
    private static final Map<String, String> STANDS_FOR =
            Map.of("settings.*", "The settings", "racedOn.*", "The machine", "races[].*", "A result");

    private FormatsPage() {}

    /** The keys in the tables below that heading. */
    public static Set<String> keys(String heading) {
        Set<String> keys = new LinkedHashSet<>();
        boolean inSection = false;
        boolean inTable = false;
        for (String line : lines()) {
            if (line.startsWith("#")) {
                inSection = line.replaceFirst("^#+ ", "").equals(heading);
            }
            inTable = line.startsWith("|") && (inTable || line.startsWith(KEYS));
            if (inSection && inTable && !line.startsWith(KEYS)) {
                CODE.matcher(line.split("\\|", -1)[1]).results().forEach(code -> add(keys, code.group(1)));
            }
        }
        assertThat(keys).as("keys below '%s' in %s", heading, PAGE).isNotEmpty();
        return keys;
    }

    private static void add(Set<String> keys, String key) {
        String other = STANDS_FOR.get(key);
        if (other == null) {
            keys.add(key);
        } else {
            String prefix = key.substring(0, key.length() - 1);
            keys(other).forEach(each -> keys.add(prefix + each));
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if a document has a key that is not in the tables below that heading. */
    public static void assertKnows(String heading, Map<String, ?> document) {
        assertKnows(heading, keys(heading), keysOf(List.of(document)));
    }

    private static void assertKnows(String heading, Set<String> described, Set<String> real) {
        assertThat(real)
                .as("keys of a document that is described below '%s' in %s", heading, PAGE)
                .allSatisfy(key -> assertThat(described)
                        .as(key)
                        .anyMatch(
                                each -> each.equals(key) || each.startsWith(key + ".") || each.startsWith(key + "[]")));
    }

    /** Fails unless these documents together have all the keys below that heading, and no others. */
    public static void assertDescribes(String heading, Collection<? extends Map<String, ?>> documents) {
        assertDescribes(heading, keys(heading), documents);
    }

    /** The same with the keys of several tables. */
    public static void assertDescribes(
            String heading, Set<String> described, Collection<? extends Map<String, ?>> documents) {
        Set<String> real = keysOf(documents);
        assertKnows(heading, described, real);
        assertThat(real).as("what is described below '%s' in %s", heading, PAGE).containsAll(described);
    }

    /** Where a document has something; an object that is null, and a list with nothing in it, by its own name. */
    private static Set<String> keysOf(Collection<? extends Map<String, ?>> documents) {
        Set<String> keys = new LinkedHashSet<>();
        documents.forEach(document -> collect("", document, keys));
        return keys;
    }

    private static void collect(String prefix, Map<?, ?> object, Set<String> keys) {
        object.forEach((key, value) -> {
            String path = prefix + key;
            if (value instanceof Map<?, ?> map) {
                collect(path + ".", map, keys);
            } else if (value instanceof Collection<?> list && list.stream().anyMatch(Map.class::isInstance)) {
                list.forEach(each -> collect(path + "[].", (Map<?, ?>) each, keys));
            } else {
                keys.add(path);
            }
        });
    }
}
