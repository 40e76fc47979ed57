package ticketrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages that describe every JSON document, and what they say that a document has: {@code a.b} for a key of an object,
 * {@code a[].b} for one of each object in a list, {@code a.NAME} for any key.
 */
public final class FormatsPage {

    private static final List<Path> PAGES =
            List.of(Path.of("src", "docs", "formats.md"), Path.of("src", "docs", "page.md"));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ANY_KEY = Pattern.compile("(?<=\\.)[A-Z]+(?=\\.|$)");
    private static final String KEYS = "| key |";

    /** What stands for all keys of another table, wherever the object is. */
    private static final Map<String, String> STANDS_FOR = Map.of(
            "settings.*", "The settings",
            "racedOn.*", "The machine",
            "races[].*", "A result",
            "moments.*", "The moments of a race");

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
        assertThat(keys).as("keys below '%s' in %s", heading, PAGES).isNotEmpty();
        return keys;
    }

    private static void add(Set<String> keys, String key) {
        String other = STANDS_FOR.get(key.substring(key.lastIndexOf('.', key.length() - 3) + 1));
        if (other == null) {
            keys.add(key);
        } else {
            String prefix = key.substring(0, key.length() - 1);
            keys(other).forEach(each -> keys.add(prefix + each));
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Path page : PAGES) {
            try {
                lines.addAll(Files.readAllLines(page));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    /** Fails if a document has a key that is not in the tables below that heading. */
    public static void assertKnows(String heading, Map<String, ?> document) {
        Set<String> described = keys(heading);
        assertKnows(heading, described, asDescribed(keysOf(List.of(document)), described));
    }

    private static void assertKnows(String heading, Set<String> described, Set<String> real) {
        assertThat(real)
                .as("keys of a document that is described below '%s' in %s", heading, PAGES)
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
        Set<String> real = asDescribed(keysOf(documents), described);
        assertKnows(heading, described, real);
        assertThat(real)
                .as("what is described below '%s' in %s", heading, PAGES)
                .containsAll(described);
    }

    /** The same keys; those that may have any name, by the name that stands for it. */
    private static Set<String> asDescribed(Set<String> real, Set<String> described) {
        Map<String, Pattern> open = new LinkedHashMap<>();
        described.stream().filter(key -> ANY_KEY.matcher(key).find()).forEach(key -> open.put(key, pattern(key)));
        Set<String> keys = new LinkedHashSet<>();
        for (String key : real) {
            keys.add(open.entrySet().stream()
                    .filter(each -> each.getValue().matcher(key).matches())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(key));
        }
        return keys;
    }

    private static Pattern pattern(String key) {
        return Pattern.compile(
                Stream.of(ANY_KEY.split(key, -1)).map(Pattern::quote).collect(Collectors.joining("[^.]+")));
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
