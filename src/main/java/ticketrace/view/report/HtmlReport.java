package ticketrace.view.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ticketrace.run.RaceResult;
import ticketrace.run.RunFolder;
import ticketrace.run.WholeFile;
import ticketrace.view.words.Story;

/**
 * Writes the report of a race, of compared races, or of an exploration, as one HTML file that needs no network. Thread-safe.
 *
 * <p>Each call writes a whole new file and puts it in the place of an older report. If it fails, or this process dies,
 * the older report stays.
 */
public final class HtmlReport {

    private static final String SCHEMA = "ticketrace/report/1";
    private static final String COMPARISON = "comparison.html";

    /** How the data of an exploration begin in its page. */
    private static final String EXPLORATION = ReportPage.DATA + "{\"schema\":\"" + SCHEMA + "\",\"exploration\":";

    /** In the page of an exploration, the data begin before these bytes end. */
    private static final int BYTES_BEFORE_DATA = 1 << 20;

    private record RaceDocument(String schema, WholeRace race) {}

    private record ComparisonDocument(String schema, ComparisonData comparison) {}

    private record ExplorationReport(String schema, ExplorationData exploration) {}

    private HtmlReport() {}

    /**
     * Writes {@code report.html} into the race's folder.
     *
     * @return the file
     * @throws IOException if the file cannot be written; the message names it
     */
    public static Path write(RaceResult result) throws IOException {
        WholeRace race = WholeRace.of(result);
        Path file = RunFolder.reportOf(result.folder());
        write(file, race.race().title(), plain(result), new RaceDocument(SCHEMA, race));
        return file;
    }

    /**
     * Writes {@code comparison.html}, with all races side by side, into the folder of the last race, and each race's
     * own report into that race's folder.
     *
     * @param results the races, at least one
     * @return the comparison
     * @throws IOException if a file cannot be written; the message names it
     */
    public static Path write(List<RaceResult> results) throws IOException {
        for (RaceResult result : results) {
            write(result);
        }
        RaceResult last = results.get(results.size() - 1);
        ComparisonDocument data = new ComparisonDocument(SCHEMA, ComparisonData.of(results, last.folder()));
        Path file = last.folder().resolve(COMPARISON);
        StringBuilder plain = new StringBuilder();
        results.forEach(result -> plain.append(plain(result)).append('\n'));
        write(file, "Guards compared", plain.toString(), data);
        return file;
    }

    /**
     * Writes {@code report.html} into the folder of an exploration.
     *
     * @return the file
     * @throws IOException if the file cannot be written; the message names it
     */
    public static Path write(ExploredRace race) throws IOException {
        ExplorationData data = ExplorationData.of(race);
        Path file = RunFolder.reportOf(race.folder());
        String plain = data.title() + "\n" + String.join("\n", data.sentences());
        write(file, data.title(), plain, new ExplorationReport(SCHEMA, data));
        return file;
    }

    /**
     * Whether the report in that folder shows an exploration, and no race.
     *
     * @return false if there is no report
     * @throws IOException if the file cannot be read; the message names it
     */
    public static boolean showsExploration(Path folder) throws IOException {
        Path file = RunFolder.reportOf(folder);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BYTES_BEFORE_DATA), StandardCharsets.UTF_8).contains(EXPLORATION);
        }
    }

    private static String plain(RaceResult result) {
        return result.history().guard() + ": " + result.judgement().verdict() + ". " + Story.of(result);
    }

    private static void write(Path file, String title, String plain, Object data) throws IOException {
        String page = ReportPage.of(title, plain, data);
        WholeFile.write(file, out -> out.write(page));
    }
}
