package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contrast of the colours meets WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for shapes. */
class ColoursTest {

    private static final Path FILE = Path.of("src", "main", "resources", "ticketrace", "view", "web", "colours.css");
    private static final Pattern BLOCK = Pattern.compile("(:root[^{]*)\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #(\\p{XDigit}{6});");
    private static final double TEXT = 4.5;
    private static final double DRAWN = 3;

    private static List<Map<String, String>> themes() throws IOException {
        return BLOCK.matcher(Files.readString(FILE))
                .results()
                .map(block -> {
                    Map<String, String> colours = new LinkedHashMap<>();
                    COLOUR.matcher(block.group(2))
                            .results()
                            .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
                    return colours;
                })
                .toList();
    }

    private static double contrast(Map<String, String> theme, String one, String other) {
        double first = luminance(theme.get(one));
        double second = luminance(theme.get(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void darkBySystem_andDarkByChoice_areTheSame() throws IOException {
        assertThat(themes()).hasSize(3);
        assertThat(themes().get(1)).isEqualTo(themes().get(2)).hasSameSizeAs(themes().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ink/bg",
                "ink/surface",
                "soft/bg",
                "soft/surface",
                "link/bg",
                "link/surface",
                "good/surface",
                "bad/surface",
                "doubt/surface",
                "good/good-surface",
                "bad/bad-surface",
                "doubt/doubt-surface",
                "ink/good-surface",
                "ink/bad-surface",
                "ink/doubt-surface",
                "free-mark/free",
                "sold-mark/sold",
                "twice-mark/twice",
                "vanished-mark/vanished",
                "unknown-mark/unknown",
                "read-mark/read",
                "think-mark/think",
                "write-mark/write",
                "record-mark/record",
                "kill/surface"
            })
    void text_canBeRead(String pair) throws IOException {
        String[] names = pair.split("/", -1);
        for (Map<String, String> theme : themes()) {
            assertThat(contrast(theme, names[0], names[1])).as(pair).isGreaterThanOrEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "free-edge/surface",
                "sold/surface",
                "twice/surface",
                "vanished/surface",
                "unknown-edge/surface",
                "wait-mark/surface",
                "read/surface",
                "think-mark/surface",
                "write/surface",
                "record/surface",
                "inside/surface",
                "overlap/surface",
                "edge/surface",
                "focus/surface",
                "focus/bg"
            })
    void drawnParts_areVisible(String pair) throws IOException {
        String[] names = pair.split("/", -1);
        for (Map<String, String> theme : themes()) {
            assertThat(contrast(theme, names[0], names[1])).as(pair).isGreaterThanOrEqualTo(DRAWN);
        }
    }
}
