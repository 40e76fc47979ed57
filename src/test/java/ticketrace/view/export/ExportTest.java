package ticketrace.view.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.RunsFolder;
import ticketrace.audit.Audit;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.BuyerHistory;
import ticketrace.history.HistoryTextReader;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.store.Isolation;

/** The tests export histories, read the exported text back and compare it with the history. */
class ExportTest {

    private static final Path HISTORIES = Path.of("data", "histories");
    private static final Path DEATHS = Path.of("src", "test", "resources", "ticketrace", "audit");
    private static final Set<String> PHASES = Set.of("M", "X", "C", "i");
    private static final double NANOS_PER_MICRO = 1000;

    static Stream<Path> histories() {
        return RunsFolder.list(HISTORIES).stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .filter(file -> !file.toString().contains("history-off")); // it has nothing to export
    }

    private static RaceHistory race(Path file) throws IOException {
        return Audit.committed(HistoryTextReader.read(file));
    }

    private static String exported(ExportFormat format, RaceHistory race) throws IOException {
        StringWriter out = new StringWriter();
        format.write(race, out);
        return out.toString();
    }

    private static List<PurchaseRecord> purchases(RaceHistory race) {
        return race.buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void operations_areThePurchasesOfTheHistory_inTheOrderOfTheirCalls(Path file) throws IOException {
        RaceHistory race = race(file);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : exported(ExportFormat.PORCUPINE, race).lines().toList()) {
            lines.add(JSON.std.mapFrom(line));
        }

        assertThat(lines.get(0)).containsOnly(Map.entry("f", "init"), Map.entry("init", race.tickets()));
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(Map.of(
                        "f", "end", "left", Objects.requireNonNull(race.end().remaining())));
        List<Map<String, Object>> operations =
                lines.stream().filter(line -> "buy".equals(line.get("f"))).toList();
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation).containsKeys("client", "call", "ok");
            assertThat(operation.containsKey("return")).isEqualTo(operation.get("ok") != null);
        });
        assertThat(lines.stream().filter(line -> "read".equals(line.get("f"))))
                .hasSize(count(race, made -> made.value() != PurchaseRecord.NOTHING))
                .allSatisfy(read -> assertThat(read).containsEntry("call", 0).containsKeys("client", "return", "seen"));
        List<Long> calls = operations.stream()
                .map(operation -> ((Number) operation.get("call")).longValue())
                .toList();
        assertThat(calls).isSorted().allMatch(call -> call >= 0);
        assertThat(count(operations, true)).isEqualTo(count(race, PurchaseRecord::hasChanged));
        assertThat(count(operations, false)).isEqualTo(count(race, made -> made.outcome() == Outcome.SOLD_OUT));
        assertThat(operations.stream().filter(operation -> operation.containsKey("sold")))
                .hasSize(count(race, made -> made.hasChanged() && !made.isSold()));
        assertThat(operations.stream().filter(operation -> operation.get("ok") == null))
                .hasSize(count(race, made -> made.mayHaveChanged() && !made.hasChanged()));
    }

    /** The line of a dead buyer has all that its evidence proves. What is unknown is null or missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "died-after-record | {'client':1,'f':'buy','call':11,'return':23,'ok':true,'seen':1,'from':20,'by':23}",
                "died-in-record-listed | {'client':1,'f':'buy','call':8,'return':23,'ok':true,'seen':1,'from':20,'by':23}",
                "died-in-record-unlisted |"
                        + " {'client':1,'f':'buy','call':8,'return':23,'ok':true,'seen':1,'sold':null,'from':20,'by':23}",
                "seat-taken-twice |"
                        + " {'client':1,'f':'buy','call':12,'return':22,'ok':true,'seen':3,'sold':null,'from':12,'by':22}",
                "seat-taken-twice | {'client':2,'f':'buy','call':13,'ok':null,'from':13}",
                "sold-out-then-one-left | {'client':3,'f':'buy','call':20,'ok':null,'seen':1,'from':73}",
                "sold-out-then-one-left | {'client':3,'f':'read','call':0,'return':34,'seen':1}",
                "sold-out-then-one-left | {'f':'end','left':0}",
            })
    void operationOfADeadBuyer_saysAllThatTheEvidenceSays(String name, String line) throws IOException {
        assertThat(exported(ExportFormat.PORCUPINE, race(DEATHS.resolve(name + ".jsonl"))))
                .contains(line.replace('\'', '"') + "\n");
    }

    @Test
    void deadBuyerThatOnlyWaitedOrRead_boughtNothing() throws IOException {
        assertThat(exported(ExportFormat.PORCUPINE, race(DEATHS.resolve("went-in-at-once.jsonl"))))
                .doesNotContain("null");
    }

    private static int count(List<Map<String, Object>> operations, boolean ok) {
        return (int) operations.stream()
                .filter(operation -> Boolean.valueOf(ok).equals(operation.get("ok")))
                .count();
    }

    private static int count(RaceHistory race, Predicate<PurchaseRecord> which) {
        return (int) purchases(race).stream().filter(which).count();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void trace_isOfTheDocumentedForm_andItsStepsFollowEachOtherOnTheirTracks(Path file) throws IOException {
        RaceHistory race = race(file);
        Map<String, Object> trace = JSON.std.mapFrom(exported(ExportFormat.PERFETTO, race));

        assertThat(trace).containsOnlyKeys("displayTimeUnit", "traceEvents").containsEntry("displayTimeUnit", "ns");
        List<Map<String, Object>> events = events(trace);
        assertThat(events)
                .allSatisfy(event -> assertIsDocumented(event, race.buyers().size()));
        for (int track = 1; track <= race.buyers().size(); track++) {
            assertStepsFollowEachOther(events, track);
        }
        assertThat(events.stream().filter(event -> event.get("name").equals("tickets left")))
                .hasSize(1
                        + (int) purchases(race).stream()
                                .filter(PurchaseRecord::hasChanged)
                                .count());
        assertThat(events.stream().filter(event -> event.get("ph").equals("i"))).hasSize((int) race.buyers().stream()
                .filter(buyer -> !buyer.isClosed() && buyer.startedNanos() != 0)
                .count());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> events(Map<String, Object> trace) {
        return (List<Map<String, Object>>) trace.get("traceEvents");
    }

    private static void assertIsDocumented(Map<String, Object> event, int buyers) {
        assertThat(PHASES).contains(String.valueOf(event.get("ph")));
        assertThat(event.get("pid")).isEqualTo(1);
        assertThat((Integer) event.get("tid")).isBetween(0, buyers);
        assertThat((String) event.get("name")).isNotBlank();
        switch ((String) event.get("ph")) {
            case "M" -> assertThat(event).containsOnlyKeys("ph", "name", "pid", "tid", "args");
            case "X" -> {
                assertThat(event).containsOnlyKeys("ph", "name", "pid", "tid", "ts", "dur", "cat", "args");
                assertThat(number(event, "dur")).isNotNegative();
            }
            case "C" -> assertThat(event).containsOnlyKeys("ph", "name", "pid", "tid", "ts", "args");
            default -> assertThat(event).containsOnlyKeys("ph", "name", "pid", "tid", "ts", "s");
        }
    }

    private static double number(Map<String, Object> event, String name) {
        return ((Number) event.get(name)).doubleValue();
    }

    private static void assertStepsFollowEachOther(List<Map<String, Object>> events, int track) {
        double end = 0;
        for (Map<String, Object> event : events) {
            if (event.get("ph").equals("X") && event.get("tid").equals(track)) {
                assertThat(number(event, "ts")).as("%s", event).isGreaterThanOrEqualTo(end - 1 / NANOS_PER_MICRO);
                end = number(event, "ts") + number(event, "dur");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void table_hasALineForEachPurchase_withAsManyCellsAsItsHeading(Path file) throws IOException {
        RaceHistory race = race(file);
        List<String> lines = exported(ExportFormat.CSV, race).lines().toList();
        int cells = lines.get(0).split(",", -1).length;

        assertThat(lines).hasSize(1 + purchases(race).size());
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(cells));
        BuyerHistory first = race.buyers().get(0);
        assertThat(lines.get(1)).startsWith(first.buyer() + "," + first.pid() + ",1,");
    }

    /** Both buyers read 2; the commit of the second buyer is refused. */
    private static RaceHistory withARefusedCommit() {
        RaceDraft race = RaceDraft.under("transaction", 2).at(Isolation.SERIALIZABLE);
        race.buyer("buyer-01").buys(PurchaseDraft.guardedSale(2, 10, 11));
        race.buyer("buyer-02").buys(PurchaseDraft.guardedSale(2, 10, 12).ends(Outcome.CONFLICT));
        return Audit.committed(race.history());
    }

    @Test
    void refusedCommit_hasReadAndBoughtNothing_changesNoCount_andIsAConflictInTheTable() throws IOException {
        RaceHistory race = withARefusedCommit();

        assertThat(exported(ExportFormat.PORCUPINE, race).lines())
                .contains("{\"client\":1,\"f\":\"read\",\"call\":0,\"return\":13,\"seen\":2}")
                .filteredOn(line -> line.contains("\"f\":\"buy\""))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"client\":0"));
        List<Map<String, Object>> events = events(JSON.std.mapFrom(exported(ExportFormat.PERFETTO, race)));
        assertThat(events.stream()
                        .filter(event -> event.get("name").equals("tickets left"))
                        .map(event -> event.get("args")))
                .containsExactly(Map.of("left", 2), Map.of("left", 1));
        assertThat(events.stream()
                        .filter(event ->
                                event.get("tid").equals(2) && event.get("ph").equals("X"))
                        .map(event -> event.get("name")))
                .containsExactly("wait", "read", "release");
        assertThat(exported(ExportFormat.CSV, race).lines().filter(line -> line.contains(",CONFLICT,2,")))
                .hasSize(1);
    }

    /** A buyer may read a count that is undone later, and the count may rise again. So only purchases are exported. */
    @Test
    void whereBuyersReadWhatIsNotCommitted_onlyPurchasesAreOperations() throws IOException {
        RaceDraft race = RaceDraft.under("transaction", 2).at(Isolation.READ_UNCOMMITTED);
        race.buyer("buyer-01").buys(PurchaseDraft.guardedSale(2, 10, 11));

        assertThat(exported(ExportFormat.PORCUPINE, Audit.committed(race.history()))
                        .lines())
                .hasSize(2)
                .last()
                .satisfies(line -> assertThat(line).contains("\"f\":\"buy\""));
    }

    static Stream<Arguments> namesAndCells() {
        return Stream.of(
                Arguments.of("a,b", "\"a,b\""),
                Arguments.of("a\"b", "\"a\"\"b\""),
                Arguments.of("a,\"b\"", "\"a,\"\"b\"\"\""),
                Arguments.of("a\nb", "\"a\nb\""),
                Arguments.of("a\rb", "\"a\rb\""),
                Arguments.of("a b;\u001b[2J", "a b;\u001b[2J"));
    }

    @ParameterizedTest
    @MethodSource("namesAndCells")
    void nameThatHoldsCommaOrQuoteOrLineBreak_isQuotedInTheTable(String name, String cell) throws IOException {
        RaceHistory race = race(HISTORIES.resolve("seats-left-good.jsonl"));
        BuyerHistory buyer = race.buyers().get(0);
        BuyerHistory renamed = new BuyerHistory(
                name,
                buyer.pid(),
                new BuyerHistory.Start(0, buyer.startedNanos()),
                buyer.end(),
                buyer.purchases().subList(0, 1));

        assertThat(exported(ExportFormat.CSV, race.withBuyers(List.of(renamed))))
                .contains("_ns\n" + cell + "," + buyer.pid() + ",1,");
    }

    @Test
    void seenSeat_andTimes_areThoseOfTheRecord() throws IOException {
        RaceHistory race = race(HISTORIES.resolve("oversold-bad.jsonl"));
        PurchaseRecord sold = purchases(race).get(0);
        String call = String.valueOf(sold.call() - race.originNanos());

        assertThat(exported(ExportFormat.PORCUPINE, race))
                .contains("\"call\":" + call + ",")
                .contains("\"seen\":" + sold.value() + ",");
        assertThat(exported(ExportFormat.CSV, race)).contains(",SOLD," + sold.value() + ",");
    }

    @Test
    void unknownFormat_isRefused_andTheOthersAreNamed() {
        assertThatThrownBy(() -> ExportFormat.named("xml"))
                .hasMessage("unknown format 'xml'; formats are: perfetto, porcupine, csv");
    }
}
