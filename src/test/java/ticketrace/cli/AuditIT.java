package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.input.OddFile;

/** {@code audit} judges a finished run from its files alone, and detects altered files. */
class AuditIT {

    private static final int TICKETS = 12;
    private static final int VIOLATED = 3;
    private static final int IO_ERROR = 74;

    @AutoClose
    private static final RunsFolder HELD = RunsFolder.create();

    private static Map<String, Object> heldResult = Map.of();
    private static Path held = Path.of("");

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    /** A copy of the finished run. Each test alters this copy. */
    private Path run = Path.of("");

    @BeforeAll
    static void holdARace() throws Exception {
        Finished race = Ticketrace.in(HELD.path())
                .runsQuietly(
                        "run", "--buyers", "3", "--tickets", String.valueOf(TICKETS), "--json", "--runs-dir", "runs");
        assertThat(race.exit()).isZero();
        heldResult = Json.onlyDocument(race.out());
        held = HELD.resolve((String) heldResult.get("folder"));
    }

    @BeforeEach
    void copyIt() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        for (Path file : RunsFolder.list(held)) {
            Files.copy(file, run.resolve(file.getFileName()));
        }
    }

    private static void writeInto(Path file, long position, byte... bytes) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(position).write(ByteBuffer.wrap(bytes));
        }
    }

    private static void cutTo(Path file, long bytes) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private Finished auditFindsMismatch() throws Exception {
        Finished audit = InThisJvm.runsQuietly("audit", run.toString());
        assertThat(audit.exit()).as("exit code of %s", audit).isEqualTo(VIOLATED);
        assertThat(audit.out())
                .contains("VIOLATED: ", "STORE_MISMATCH")
                .containsAnyOf("Guard file-lock broke its promise.", "The evidence contradicts itself");
        return audit;
    }

    @Test
    void audit_ofAnUnchangedRun_givesTheVerdictOfTheRun() throws Exception {
        Finished audit = InThisJvm.runsQuietly("audit", "--json", run.toString());

        assertThat(audit.exit()).isZero();
        Map<String, Object> again = Json.onlyDocument(audit.out());
        ResultSchema.check(again, "settings.quota", "buyers.exitCode", "millis.fork", "millis.warmUp");
        List<String> ofThatTimeOnly = List.of("buyers", "millis", "folder");
        heldResult.forEach((key, value) -> {
            if (!ofThatTimeOnly.contains(key)) {
                assertThat(again.get(key)).as(key).isEqualTo(value);
            }
        });
    }

    @Test
    void audit_writesNothing() throws Exception {
        List<Path> before = RunsFolder.list(run);
        Files.delete(run.resolve("result.json"));
        assertThat(InThisJvm.runsQuietly("audit", run.toString()).exit()).isZero();
        assertThat(RunsFolder.list(run)).hasSize(before.size() - 1);
    }

    @Test
    void alteredCount_isAMismatch() throws Exception {
        Files.writeString(run.resolve("tickets.txt"), "0000003\n");
        assertThat(auditFindsMismatch().out()).containsPattern("STORE_MISMATCH +The store says that 3 of 12 tickets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage\n", "", "0000000", "0000000\n\n", "     -1\n"})
    void countThatIsNoNumber_isAMismatch_thatNamesTheFile(String content) throws Exception {
        Files.writeString(run.resolve("tickets.txt"), content);
        assertThat(auditFindsMismatch().out()).contains("run/tickets.txt: expected seven digits and a newline");
    }

    @Test
    void saleDroppedFromTheList_isAMismatch() throws Exception {
        List<String> sales = salesLines();
        sales.remove(4);
        Files.write(run.resolve("sales.csv"), sales);
        assertThat(auditFindsMismatch().out()).contains("the list of sales does not have it");
    }

    @Test
    void saleTwiceOnTheList_isAMismatch() throws Exception {
        List<String> sales = salesLines();
        sales.add(sales.get(4));
        Files.write(run.resolve("sales.csv"), sales);
        assertThat(auditFindsMismatch().out()).contains("more than once");
    }

    @Test
    void saleOfAnotherSeat_isAMismatch() throws Exception {
        List<String> sales = salesLines();
        sales.set(4, sales.get(4).replaceFirst("^\\d+", "99"));
        Files.write(run.resolve("sales.csv"), sales);
        assertThat(auditFindsMismatch().out()).contains("seat 99");
    }

    @Test
    void lineThatIsNoSale_isAMismatch_thatNamesFileAndLine() throws Exception {
        List<String> sales = salesLines();
        sales.add(3, "what, is, this");
        Files.write(run.resolve("sales.csv"), sales);
        assertThat(auditFindsMismatch().out()).contains("run/sales.csv: line 4 is no sale: \"what, is, this\"");
    }

    private List<String> salesLines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(run.resolve("sales.csv")));
        assertThat(lines).hasSize(1 + TICKETS);
        return lines;
    }

    @Test
    void historyCutOff_isOneLineThatNamesIt() throws Exception {
        Path history = run.resolve("buyer-02.history");
        cutTo(history, Files.size(history) - 64);
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/buyer-02.history: ", "bytes long");
    }

    @Test
    void historyEmptied_isOneLineThatNamesIt() throws Exception {
        cutTo(run.resolve("buyer-02.history"), 0);
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/buyer-02.history: ");
    }

    @Test
    void historyWithOneByteAltered_isOneLineThatNamesIt() throws Exception {
        Path history = run.resolve("buyer-03.history");
        writeInto(history, Files.size(history) - 40, (byte) 77);
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/buyer-03.history: ", "altered");
    }

    @Test
    void historyOfAnotherKind_isOneLineThatNamesIt() throws Exception {
        Files.writeString(run.resolve("buyer-01.history"), "this is no history, but it is long enough ".repeat(9));
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/buyer-01.history: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"buyer-03.history", "tickets.txt", "sales.csv", "race.json"})
    void missingFile_isOneLineThatNamesIt(String name) throws Exception {
        Files.delete(run.resolve(name));
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"buyers\": 3}", "null", "%PDF-1.4"})
    void damagedSettings_areOneLineThatNamesThem(String content) throws Exception {
        Files.writeString(run.resolve("race.json"), content);
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/race.json: damaged");
    }

    @Test
    void settingsWithAnUnknownGuard_areOneLineThatNamesThem() throws Exception {
        Path settings = run.resolve("race.json");
        Files.writeString(settings, Files.readString(settings).replace("file-lock", "magic"));
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/race.json: damaged", "magic");
    }

    @Test
    void settingsWithAnUnknownStore_areOneLineThatNamesThem() throws Exception {
        Path settings = run.resolve("race.json");
        Files.writeString(settings, Files.readString(settings).replace("\"file\"", "\"abacus\""));
        InThisJvm.run("audit", run.toString())
                .assertOneLineOfError(IO_ERROR, "run/race.json: damaged", "unknown store 'abacus'; stores are: file");
    }

    @Test
    void settingsThatNeverEnd_areOneLineThatNamesThem() throws Exception {
        OddFile.DEVICE.inPlaceOf(run.resolve("race.json"));
        InThisJvm.run("audit", run.toString()).assertOneLineOfError(IO_ERROR, "run/race.json: is a device or a pipe");
    }

    @Test
    void missingFolder_isOneLineThatNamesIt() throws Exception {
        InThisJvm.run("audit", "no such/folder").assertOneLineOfError(IO_ERROR, "no such/folder");
    }

    @Test
    void folderOfSomethingElse_isOneLineThatSaysWhatIsMissing() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        InThisJvm.run("audit", folder.resolve("empty").toString()).assertOneLineOfError(IO_ERROR, "empty/race.json");
    }

    @Test
    void events_auditedAgain_getTheSameVerdict() throws Exception {
        Finished events = InThisJvm.runsQuietly("audit", "--events", run.toString());
        assertThat(events.exit()).isZero();
        assertThat(events.outLines()).allSatisfy(line -> Json.onlyDocument(line));
        assertThat(events.outLines().stream().filter(line -> line.contains("\"step\":\"RECORD\"")))
                .hasSize(TICKETS);
        assertSameVerdict(events);
    }

    @Test
    void eventsOfATamperedRun_auditedAgain_getTheSameVerdict() throws Exception {
        Files.writeString(run.resolve("sales.csv"), "what, is, this\n", StandardOpenOption.APPEND);
        Finished events = InThisJvm.runsQuietly("audit", "--events", run.toString());
        assertThat(events.exit()).isEqualTo(VIOLATED);
        assertSameVerdict(events);
    }

    private void assertSameVerdict(Finished events) throws Exception {
        Path text = Files.writeString(folder.resolve("events.jsonl"), events.out(), StandardCharsets.UTF_8);
        Finished again = InThisJvm.runsQuietly("audit", text.toString());
        assertThat(again.exit()).as("exit code of %s", again).isEqualTo(events.exit());
        assertThat(again.outLines().get(1))
                .isEqualTo(InThisJvm.runsQuietly("audit", run.toString())
                        .outLines()
                        .get(1));
    }

    @ParameterizedTest
    @CsvSource({"double-booked-good, 0, VALID", "double-booked-bad, 3, VIOLATED", "buyer-died-bad, 4, UNKNOWN"})
    void historyWrittenByHand_isJudgedLikeAnyOther(String name, int exitCode, String verdict) throws Exception {
        Path history = Path.of("data", "histories", name + ".jsonl").toAbsolutePath();
        Finished audit = InThisJvm.runsQuietly("audit", history.toString());
        assertThat(audit.exit()).as("exit code of %s", audit).isEqualTo(exitCode);
        assertThat(audit.outLines().get(1)).startsWith(verdict + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json\n", "{}\n", "{\"schema\":\"ticketrace/history/3\"}\n"})
    void textThatIsNoHistory_isOneLineThatNamesIt(String content) throws Exception {
        Files.writeString(folder.resolve("text.jsonl"), content);
        InThisJvm.run("audit", folder.resolve("text.jsonl").toString()).assertOneLineOfError(IO_ERROR, "text.jsonl: ");
    }
}
