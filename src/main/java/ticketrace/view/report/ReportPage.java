package ticketrace.view.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ticketrace.json.Json;

/**
 * Puts data, style sheets and scripts into one HTML page. Its content security policy forbids the page to load
 * anything.
 */
final class ReportPage {

    /** What stands before the data in each page. */
    static final String DATA = "<script type=\"application/json\" id=\"data\">";

    private static final String VIEW = "/ticketrace/view/";

    /** A placeholder in the page's template: the name of a part. */
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** The scripts. Each stands after the scripts that it uses; the last one starts the page. */
    static final List<String> SCRIPTS = List.of(
            "web/palette.js",
            "web/surface.js",
            "web/gestures.js",
            "web/keys.js",
            "web/hall.js",
            "web/seatgrid.js",
            "web/seatpainter.js",
            "web/seatmap.js",
            "web/lane.js",
            "web/words.js",
            "web/clashes.js",
            "web/grants.js",
            "web/timescale.js",
            "web/lanepainter.js",
            "web/linkpainter.js",
            "web/timepainter.js",
            "web/lanestack.js",
            "web/racepainter.js",
            "web/timeline.js",
            "report/elements.js",
            "report/theme.js",
            "report/racedata.js",
            "report/verdict.js",
            "report/figures.js",
            "report/seats.js",
            "report/moments.js",
            "report/findings.js",
            "report/trace.js",
            "report/charts.js",
            "report/bars.js",
            "report/promise.js",
            "report/racepage.js",
            "report/comparisonpage.js",
            "report/stategraph.js",
            "report/momentpanel.js",
            "report/explorationpage.js",
            "report/report.js");

    /** The style sheets, in their order. */
    private static final List<String> STYLES = List.of(
            VIEW + "web/colours.css",
            VIEW + "report/page.css",
            VIEW + "report/verdict.css",
            VIEW + "report/pictures.css",
            VIEW + "report/findings.css",
            VIEW + "report/tables.css",
            VIEW + "report/trace.css",
            VIEW + "report/charts.css",
            VIEW + "report/stategraph.css",
            VIEW + "report/media.css");

    private ReportPage() {}

    /**
     * The whole page.
     *
     * @param title the title of the browser's window
     * @param plain the text that a browser without scripts shows
     * @param data the document that the scripts draw
     * @throws IOException if a file is missing from the program's jar
     */
    static String of(String title, String plain, Object data) throws IOException {
        ChartLibrary library = ChartLibrary.ofThisProgram();
        String chart = resource(library.script());
        String scripts = scripts();
        StringBuilder styles = new StringBuilder(resource(library.style())).append('\n');
        for (String style : STYLES) {
            styles.append(resource(style)).append('\n');
        }
        Map<String, String> parts = Map.of(
                "policy", policy(chart, scripts),
                "title", escaped(title),
                "plain", escaped(plain),
                "styles", styles.toString(),
                "data", json(data),
                "chart-version", library.version(),
                "chart-licence", resource(library.licence()).strip(),
                "chart", chart,
                "scripts", scripts);
        return PLACE.matcher(resource(VIEW + "report/report.html"))
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    /** All scripts as one script: their import and export statements are removed. */
    private static String scripts() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String script : SCRIPTS) {
            String own = resource(VIEW + script)
                    .lines()
                    .filter(line -> !line.startsWith("import "))
                    .map(line -> line.startsWith("export ") ? line.substring("export ".length()) : line)
                    .collect(Collectors.joining("\n"));
            all.append("\n// ").append(script).append('\n').append(own).append('\n');
        }
        return all.toString();
    }

    /** The content security policy: the page loads nothing, and runs only its own scripts. */
    private static String policy(String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; style-src 'unsafe-inline'; script-src");
        for (String script : scripts) {
            policy.append(" 'sha256-").append(hash(script)).append('\'');
        }
        return policy.append("; base-uri 'none'; form-action 'none'").toString();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** The data as JSON without {@code <}, so that HTML sees neither the end of the script nor a comment in it. */
    private static String json(Object data) {
        return Json.document(data).replace("<", "\\u003c");
    }

    /** The text with HTML's special characters escaped. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
