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
 * The two pages that describe all JSON documents. Their tables list the keys of each document: {@code a.b} is a key of
 * an object, {@code a[].b} is a key of each object in a list, {@code a.NAME} stands for any key.
 */
public final class FormatsPage {

    private static final List<Path> PAGES =
            List.of(Path.of("src", "docs", "formats.md"), Path.of("src", "docs", "page.md"));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ANY_KEY = Pattern.compile("(?<=\\.)[A-Z]+(?=\\.|$)");
    private static final String TABLE_HEAD = "| key |";

    /** A key that stands for all keys of another table, and the heading of that table. */
    private static final Map<String, String> OTHER_TABLES = Map.of(
            "settings.*", "The settings",
            "racedOn.*", "The machine",
            "races[].*", "A result",
            "moments.*", "The moments of a race");

    private FormatsPage() {}

    /** The keys in the tables below {@code heading}. */
    public static Set<String> keys(String heading) {
        Set<String> keys = new LinkedHashSet<>();
        boolean inSection = false;
        boolean inTable = false;
        for (String line : lines()) {
            if (line.startsWith("#")) {
                inSection = line.replaceFirst("^#+ ", "").equals(heading);
            }
            inTable = line.startsWith("|") && (inTable || line.startsWith(TABLE_HEAD));
            if (inSection && inTable && !line.startsWith(TABLE_HEAD)) {
                CODE.matcher(line.split("\\|", -1)[1]).results().forEach(code -> add(keys, code.group(1)));
            }
        }
        assertThat(keys).as("keys below '%s' in %s", heading, PAGES).isNotEmpty();
        return keys;
    }

    private static void add(Set<String> keys, String key) {
        String other = OTHER_TABLES.get(key.substring(key.lastIndexOf('.', key.length() - 3) + 1));
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

    /** Fails if the document has a key that is not in the tables below {@code heading}. */
    public static void assertKnows(String heading, Map<String, ?> document) {
        Set<String> described = keys(heading);
        assertContainsAll(heading, described, asDescribed(keysOf(List.of(document)), described));
    }

    private static void assertContainsAll(String heading, Set<String> described, Set<String> real) {
        assertThat(real)
                .as("keys of a document, which must be described below '%s' in %s", heading, PAGES)
                .allSatisfy(key -> assertThat(described)
                        .as(key)
                        .anyMatch(
                                each -> each.equals(key) || each.startsWith(key + ".") || each.startsWith(key + "[]")));
    }

    /** Fails unless the documents together have all keys below {@code heading}, and no others. */
    public static void assertDescribes(String heading, Collection<? extends Map<String, ?>> documents) {
        assertDescribes(heading, keys(heading), documents);
    }

    /** Fails unless the documents together have all the {@code described} keys, and no others. */
    public static void assertDescribes(
            String heading, Set<String> described, Collection<? extends Map<String, ?>> documents) {
        Set<String> real = asDescribed(keysOf(documents), described);
        assertContainsAll(heading, described, real);
        assertThat(real)
                .as("keys that the documents have, which must be all keys below '%s' in %s", heading, PAGES)
                .containsAll(described);
    }

    /** The keys of the documents; where the page allows any name, the page's placeholder replaces the name. */
    private static Set<String> asDescribed(Set<String> real, Set<String> described) {
        Map<String, Pattern> withPlaceholder = new LinkedHashMap<>();
        described.stream()
                .filter(key -> ANY_KEY.matcher(key).find())
                .forEach(key -> withPlaceholder.put(key, pattern(key)));
        Set<String> keys = new LinkedHashSet<>();
        for (String key : real) {
            keys.add(withPlaceholder.entrySet().stream()
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

    /** The paths of all values in the documents. A null object and an empty list appear by their own key. */
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
