package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FormatsPage;
import ticketrace.RunsFolder;
import ticketrace.audit.Verdict;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.ExplorationDocument;
import ticketrace.explore.Livelock;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Sample;
import ticketrace.explore.Schedule;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.EndReason;
import ticketrace.history.GrantRecord;
import ticketrace.history.HistoryText;
import ticketrace.history.HistoryTextReader;
import ticketrace.history.NamedStep;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Stamps;
import ticketrace.history.Step;
import ticketrace.run.FolderDocuments;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.view.export.ExportFormat;

/** The formats page describes exactly the keys that the JSON documents have: no key is missing, and none is extra. */
class FormatsTest {

    private static final Path HISTORIES = Path.of("data", "histories");

    @TempDir
    Path runs;

    private static List<Path> histories() {
        return RunsFolder.list(HISTORIES).stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .toList();
    }

    private RaceResult held() throws IOException {
        return Results.of(FolderDocuments.held(runs));
    }

    /** The document as a reader parses it. */
    private static Map<String, Object> written(Object document) throws IOException {
        return JSON.std.mapFrom(ticketrace.json.Json.document(document));
    }

    private static List<Map<String, Object>> lines(String text) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.std.mapFrom(line));
        }
        return lines;
    }

    /** The histories of the repository, and one of a race that has every possible event. */
    private static List<RaceHistory> allHistories() throws IOException {
        List<RaceHistory> all = new ArrayList<>();
        for (Path file : histories()) {
            all.add(HistoryTextReader.read(file));
        }
        RaceHistory one = withEveryKindOfRecord(all.get(0));
        FinalState damaged = new FinalState(null, List.of(), List.of("it is torn"), "12,buy");
        for (boolean recorded : new boolean[] {true, false}) {
            all.add(new RaceHistory(
                    new RaceHistory.Setup(
                            "h2",
                            "transaction",
                            Isolation.SERIALIZABLE,
                            one.tickets(),
                            List.of("OVERTAKEN"),
                            recorded,
                            true),
                    new RaceHistory.Interventions(
                            true, List.of(one.buyers().get(0).buyer()), EndReason.TIME_LIMIT, true),
                    recorded ? one.buyers() : List.of(),
                    damaged));
        }
        return all;
    }

    private static RaceHistory withEveryKindOfRecord(RaceHistory race) {
        BuyerHistory buyer = race.buyers().get(0);
        PurchaseRecord first = buyer.purchases().get(0);
        PurchaseRecord whole = new PurchaseRecord(
                first.number(),
                new Stamps(first.asked(), first.acquired(), first.read(), first.writing(), 0, 0, 0, first.writing()),
                first.value(),
                first.begun() & ~(Step.RECORD.bit() | Step.RELEASE.bit()),
                ticketrace.history.Outcome.FENCED,
                false,
                new GrantRecord(7, true, first.writing()),
                List.of(new NamedStep("UNLINK", first.writing())));
        List<BuyerHistory> buyers = new ArrayList<>(race.buyers());
        buyers.set(
                0,
                new BuyerHistory(
                        buyer.buyer(),
                        buyer.pid(),
                        new BuyerHistory.Start(0, buyer.startedNanos(), 0, new ClockOffset(-5, 5)),
                        buyer.end(),
                        List.of(whole)));
        return race.withBuyers(buyers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped.json", "killed.json"})
    void notesOfTheLauncher_areFullyDescribed(String name) throws IOException {
        Path file = FolderDocuments.held(runs).path().resolve(name);
        FormatsPage.assertDescribes("`" + name + "`", List.of(JSON.std.mapFrom(Files.readString(file))));
    }

    @Test
    void settings_areFullyDescribed_withTimeAndPlace() throws IOException {
        RunFolder folder = FolderDocuments.held(runs);
        Set<String> described = new HashSet<>(FormatsPage.keys("`race.json`"));
        described.addAll(FormatsPage.keys("The settings"));

        FormatsPage.assertDescribes("The settings", List.of(folder.settings().toJson()));
        FormatsPage.assertDescribes("The machine", List.of(folder.racedOn()));
        FormatsPage.assertDescribes(
                "`race.json`",
                described,
                List.of(JSON.std.mapFrom(Files.readString(folder.path().resolve("race.json")))));
    }

    @Test
    void result_isFullyDescribed() throws IOException {
        List<Map<String, Object>> results = new ArrayList<>(List.of(written(ResultDocument.of(held()))));
        for (Path history : histories()) {
            results.add(written(ResultDocument.of(Results.ofText(history))));
        }
        FormatsPage.assertDescribes("A result", results);
    }

    @Test
    void comparison_isFullyDescribed() throws IOException {
        RaceResult result = Results.ofText(HISTORIES.resolve("oversold-bad.jsonl"));
        RunFolder held = FolderDocuments.held(runs);
        ComparisonDocument comparison = ComparisonDocument.of(
                held.settings(),
                List.of(result, Results.of(held)),
                List.of("none"),
                WrittenReport.ofComparison(false, List.of()));
        Set<String> described = new HashSet<>(FormatsPage.keys("A comparison"));
        assertThat(described.removeAll(Set.of("settings.guard", "settings.isolation")))
                .as("the settings that the description says differ from race to race")
                .isTrue();
        FormatsPage.assertDescribes("A comparison", described, List.of(written(comparison)));
    }

    @Test
    void exploration_isFullyDescribed() throws IOException {
        Outcome outcome = new Outcome(
                OutcomeExpectation.EXPECTED, Verdict.VIOLATED, false, 2, 0, 1, 1, 1, 0, 0, 0, 0, false, null);
        Exploration exploration = new Exploration(
                BigInteger.ONE,
                true,
                null,
                false,
                null,
                null,
                BigInteger.ONE,
                BigInteger.ZERO,
                null,
                Duration.ZERO,
                List.of(new Exploration.Explored(outcome, BigInteger.ONE, Schedule.parse("A", 1), List.of())),
                new Exploration.Graph(3, 2, true, 2, new Exploration.Rechecked(1, 1), null),
                new Livelock(Schedule.parse("A", 1), Schedule.parse("A", 1)),
                new Exploration.Sampled(new Sample(1, 7), 1));
        Bounds bounds = Bounds.NONE;

        FormatsPage.assertDescribes(
                "An exploration",
                List.of(written(ExplorationDocument.of(
                        FolderDocuments.held(runs).settings(), bounds, exploration, runs, "report.html"))));
    }

    @Test
    void historyInTextForm_isFullyDescribed_lineByLine() throws IOException {
        List<Map<String, Object>> heads = new ArrayList<>();
        List<Map<String, Object>> buyers = new ArrayList<>();
        List<Map<String, Object>> steps = new ArrayList<>();
        List<Map<String, Object>> ends = new ArrayList<>();
        for (RaceHistory history : allHistories()) {
            StringWriter text = new StringWriter();
            HistoryText.write(history, text);
            for (Map<String, Object> line : lines(text.toString())) {
                boolean isBuyer = line.containsKey("buyer") && !line.containsKey("purchase");
                (line.containsKey("schema") ? heads : isBuyer ? buyers : line.containsKey("step") ? steps : ends)
                        .add(line);
            }
        }
        FormatsPage.assertDescribes("The head of a history", heads);
        FormatsPage.assertDescribes("A buyer of a history", buyers);
        FormatsPage.assertDescribes("A step of a history", steps);
        FormatsPage.assertDescribes("The end of a history", ends);
    }

    @Test
    void exportFormats_areFullyDescribed() throws IOException {
        List<Map<String, Object>> traces = new ArrayList<>();
        List<Map<String, Object>> operations = new ArrayList<>();
        for (RaceHistory history : allHistories()) {
            StringWriter trace = new StringWriter();
            ExportFormat.PERFETTO.write(history, trace);
            traces.add(JSON.std.mapFrom(trace.toString()));
            StringWriter lines = new StringWriter();
            ExportFormat.PORCUPINE.write(history, lines);
            operations.addAll(lines(lines.toString()));
        }
        FormatsPage.assertDescribes("A trace", traces);
        FormatsPage.assertDescribes("An operation", operations);
    }
}
