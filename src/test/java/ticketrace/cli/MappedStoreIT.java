package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Await;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code --store mapped}: the same commands on a file that every buyer maps into its memory. */
@ExtendWith(FromTheJar.class)
class MappedStoreIT {

    private static final List<String> BROKEN = List.of("none", "jvm-lock");
    private static final String FILE = "tickets.mapped";
    private static final int IO_ERROR = 74;
    private static final int KILLED = 137;
    private static final int UNKNOWN = 4;
    private static final int SALES_OF_A_CHUNK = 4080;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("data/runs");
    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());
    private final Ticketrace jar = Ticketrace.in(folder.path());

    private Ticketrace withFilesUpTo(int kibibytes) {
        return jar.startedBy("sh", "-c", "ulimit -f " + 2 * kibibytes + "; exec \"$@\"", "sh");
    }

    @Test
    void compareOfAllGuards_findsThatEachKeepsItsPromise() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare", "--store", "mapped", "--guards", "all", "--buyers", "3", "--tickets", "30", "--json");

        assertThat(compare.exit()).as("exit code of %s", compare).isZero();
        Map<String, Object> comparison = Json.onlyDocument(compare.out());
        assertThat(comparison).containsEntry("asPromised", true);
        List<Map<String, Object>> races = Json.objects(comparison, "races");
        assertThat(races)
                .extracting(race -> Json.object(race, "settings").get("guard"))
                .contains("none", "jvm-lock", "lock-file", "file-lock", "optimistic", "atomic")
                .doesNotContain("row-lock", "transaction");
        assertThat(races)
                .filteredOn(
                        race -> !BROKEN.contains(Json.object(race, "settings").get("guard")))
                .allSatisfy(race ->
                        assertThat(race).containsEntry("verdict", "VALID").containsEntry("sold", 30));
    }

    @ParameterizedTest
    @CsvSource({"A B B B A A", "A B A B A B"})
    void step_showsTheSameAsOnTheFileStore(String schedule) throws Exception {
        String[] lines = new String[2];
        for (int i = 0; i < lines.length; i++) {
            Finished step = ticketrace.runsQuietly(
                    "step", "--store", i == 0 ? "file" : "mapped", "--guard", "none", "--schedule", schedule);
            assertThat(step.exit()).as("exit code of %s", step).isEqualTo(3);
            lines[i] = step.out().replaceAll("pid +\\d+ *", "pid ").replaceAll("Evidence: .*", "");
        }
        assertThat(lines[0]).contains("both sold seat 1");
        assertThat(lines[1]).isEqualTo(lines[0]);
        assertThat(RunsFolder.list(runs))
                .extracting(run -> Files.readString(run.resolve("sales.csv")))
                .as("in the order of the steps")
                .hasSize(2)
                .containsOnly(Files.readString(RunsFolder.list(runs).get(0).resolve("sales.csv")));
    }

    /** The launcher died before it exported the sales; the buyers' data is still in the store. */
    @Test
    void raceOfAKilledLauncher_isJudgedFromTheStore() throws Exception {
        try (Running race = jar.start(
                "run",
                "--store",
                "mapped",
                "--guard",
                "atomic",
                "--buyers",
                "3",
                "--tickets",
                "9999999",
                "--think",
                "0")) {
            Await.until("a race is under way", this::hasSoldSome);
            race.signal("KILL");
            assertThat(race.finish().exit()).isEqualTo(KILLED);
            Await.until("no process is left", () -> folder.processes().isEmpty());
        }
        Path run = RunsOnDisk.only(runs);
        byte[] before = Files.readAllBytes(run.resolve(FILE));
        assertThat(run.resolve("tickets.txt")).doesNotExist();
        Finished audit = ticketrace.runsQuietly("audit", run.toString(), "--json");

        assertThat(audit.exit()).as("no buyer closed its history: %s", audit).isEqualTo(UNKNOWN);
        Map<String, Object> result = Json.onlyDocument(audit.out());
        assertThat(result).containsEntry("verdict", "UNKNOWN");
        int sold = Json.integer(result, "sold");
        assertThat(sold).isPositive();
        assertThat(9_999_999 - Json.integer(result, "remaining") - sold)
                .as("seats taken but not recorded")
                .isBetween(0, 3);
        assertThat(Json.objects(result, "findings"))
                .extracting(finding -> finding.get("kind"))
                .doesNotContain("STORE_MISMATCH", "OVERSOLD", "DOUBLE_BOOKED");
        assertThat(run.resolve("tickets.txt")).as("an audit changes nothing").doesNotExist();
        assertThat(run.resolve(FILE)).hasBinaryContent(before);
    }

    private boolean hasSoldSome() {
        for (Path run : RunsFolder.list(runs)) {
            Path file = run.resolve(FILE);
            // one of the three buyers has filled its first chunk
            if (Files.exists(file) && file.toFile().length() > 4096 + 3 * 65_536) {
                return true;
            }
        }
        return false;
    }

    @Test
    void damagedStore_isOneLineThatNamesIt() throws Exception {
        assertThat(ticketrace
                        .runsQuietly("run", "--store", "mapped", "--buyers", "2", "--tickets", "10")
                        .exit())
                .isZero();
        Path run = RunsOnDisk.only(runs);
        Files.delete(run.resolve("tickets.txt"));
        assertThat(ticketrace.runsQuietly("audit", run.toString()).exit())
                .as("undamaged store")
                .isZero();
        try (FileChannel store = FileChannel.open(run.resolve(FILE), StandardOpenOption.WRITE)) {
            store.write(ByteBuffer.wrap("nonsense".getBytes(StandardCharsets.US_ASCII)), 4096);
        }

        ticketrace
                .run("audit", run.toString())
                .assertOneLineOfError(IO_ERROR, run.resolve(FILE).toString(), "chunk 0");
    }

    @Test
    void storeWithoutRoom_isOneLineThatNamesIt_andLeavesNothing() throws Exception {
        withFilesUpTo(64)
                .run("run", "--store", "mapped", "--buyers", "2", "--tickets", "6")
                .assertOneLineOfError(IO_ERROR, "could not start", FILE, "File too large");
        assertThat(RunsFolder.list(runs)).isEmpty();
    }

    /**
     * The limit has room for one chunk more than there are buyers; the buyer that needs a further chunk reports it. By
     * then the sales do not fit into the exported list, so the audit judges from the store.
     */
    @Test
    void diskThatFillsUpInMidRace_endsTheRace_andItsEvidenceIsKept() throws Exception {
        withFilesUpTo(1300)
                .run(
                        "run",
                        "--store",
                        "mapped",
                        "--guard",
                        "atomic",
                        "--buyers",
                        "16",
                        "--tickets",
                        "100000",
                        "--think",
                        "0")
                .assertOneLineOfError(IO_ERROR, "data/runs/", "sales.csv: File too large");
        Path run = RunsOnDisk.only(runs);
        assertThat(RunsFolder.list(run))
                .filteredOn(file -> file.toString().endsWith(".log"))
                .extracting(Files::readString)
                .anyMatch(log -> log.contains(FILE + ": File too large"));
        Finished audit = ticketrace.runsQuietly("audit", run.toString(), "--json");
        assertThat(audit.exit())
                .as("the audit judges the remaining evidence: %s", audit)
                .isEqualTo(UNKNOWN);
        assertThat(Json.integer(Json.onlyDocument(audit.out()), "sold")).isGreaterThan(SALES_OF_A_CHUNK);
    }
}
