package ticketrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.benchmarks.BenchmarkCommand.Finished;

/**
 * The benchmark measures, checks every result, names missing programs, and leaves no files. This is no test of speed.
 */
@ExtendWith(PythonIsInstalled.class)
class BenchmarkIT {

    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    /** Shell code that writes the lines up to END to the file after the option -o, as a compiler writes its program. */
    private static final String WRITE_TO_O = "while [ \"$1\" != -o ]; do shift; done; cat > \"$2\" <<'END'";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private BenchmarkCommand benchmark;

    @BeforeEach
    void putOnlyTheseProgramsOnTheSearchPath() throws Exception {
        benchmark = new BenchmarkCommand(folder.path());
        for (String program : List.of("cat", "chmod", "sh")) {
            benchmark.allow(program);
        }
    }

    @Test
    void ticketraceAndPython_areMeasured_andTheResultIsKeptAsTableJsonAndPicture() throws Exception {
        Finished finished = benchmark.run(
                "--only=purchase",
                "--processes=1,2",
                "--tickets=300",
                "--who=Ticketrace robust-lock",
                "--who=Python Lock");

        assertThat(finished.exit()).as(finished.output()).isZero();
        assertThat(finished.output())
                .contains("| purchase: Ticketrace robust-lock / Python Lock | 2 |", "at least 1.2")
                .contains("| Ticketrace robust-lock (300 tickets) |", "Wait for the guard", "Fairness");
        List<Path> kept = RunsFolder.list(benchmark.results());
        assertThat(kept)
                .extracting(file -> file.toString().replaceFirst(".*\\.", ""))
                .contains("json", "md", "svg");
        assertThat(Files.readString(kept.get(0))).isNotBlank();
        assertThat(RunsFolder.list(benchmark.runs())).isEmpty();
    }

    @Test
    void peerThatCannotBeBuilt_isNamed_andOthersAreMeasured() throws Exception {
        Finished finished = benchmark.run(
                "--only=lock",
                "--processes=2",
                "--millis=20",
                "--who=C robust mutex",
                "--who=C fcntl",
                "--who=Python Lock");

        assertThat(finished.exit()).as(finished.output()).isZero();
        assertThat(finished.output())
                .contains(
                        "not run: lock: C robust mutex (no gcc)", "not run: lock: C fcntl (no gcc)", "| Python Lock |")
                .contains("| lock alone: Ticketrace robust-lock / C robust mutex | 2 | - | at least 0.6 | not measured"
                        + " |");
    }

    @Test
    void systemCallsOfAPurchase_areComparedWithThoseOfC() throws Exception {
        benchmark.pretend(
                "gcc",
                WRITE_TO_O,
                "#!/bin/sh",
                "echo '{\"lock\": 800, \"read\": 300, \"write\": 400, \"append\": 500}'",
                "END",
                "chmod +x \"$2\"");
        benchmark.pretend("javac");
        Path slower =
                benchmark.pretend("java", "echo '{\"lock\": 1000, \"read\": 400, \"write\": 500, \"append\": 600}'");

        Finished finished = benchmark.runOn(slower, "--only=calls");

        assertThat(finished.exit()).as(finished.output()).isZero();
        assertThat(finished.output())
                .contains("| C | 800 | 300 | 400 | 500 | 2.00k (2.00k to 2.00k) | 1.00 |")
                .contains("| Java, FileChannel | 1.00k | 400 | 500 | 600 | 2.50k (2.50k to 2.50k) | 0.80 |")
                .contains("Other processes used");
        assertThat(RunsFolder.list(benchmark.runs())).isEmpty();
    }

    @Test
    void keptResult_isDrawnInItsFolder_andTheReadmeIsNotChanged() throws Exception {
        Path readme = Path.of("benchmarks", "README.md");
        String before = Files.readString(readme);
        benchmark.run("--only=lock", "--processes=1,2", "--millis=20", "--who=Python Lock");
        Path kept = onlyJson();
        Path picture = Path.of(kept.toString().replace(".json", "-speed.svg"));
        Files.delete(picture);

        Finished finished = benchmark.run("--draw=" + kept);

        assertThat(finished.exit()).as(finished.output()).isZero();
        assertThat(picture).exists();
        assertThat(Files.readString(readme)).isEqualTo(before);
    }

    private Path onlyJson() {
        return RunsFolder.list(benchmark.results()).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0.001, **missed**", "1e15, met"})
    void ratio_isComparedWithItsTarget(String ticketsPerSecond, String verdict) throws Exception {
        Path fixedSpeed = benchmark.pretend(
                "java",
                "echo '{\"verdict\": \"VALID\", \"sold\": 300, \"remaining\": 0, \"waitMicros\": null, \"fairness\": 1,"
                        + " \"ticketsPerSecond\": " + ticketsPerSecond + "}'");

        Finished finished = benchmark.runOn(
                fixedSpeed,
                "--only=purchase",
                "--processes=8",
                "--tickets=300",
                "--who=Ticketrace robust-lock",
                "--who=Python Lock");

        assertThat(finished.exit()).as(finished.output()).isZero();
        assertThat(finished.output().lines())
                .filteredOn(line -> line.startsWith("| purchase: Ticketrace robust-lock / Python Lock | 8 |"))
                .singleElement()
                .asString()
                .endsWith("| at least 1.2 | " + verdict + " |");
    }

    @Test
    void raceThatOversold_isRefused() throws Exception {
        Path oversold = benchmark.pretend(
                "java",
                "echo '{\"verdict\": \"VIOLATED\", \"sold\": 301, \"remaining\": 0, \"ticketsPerSecond\": 1000000}'");

        Finished finished = benchmark.runOn(
                oversold, "--only=purchase", "--processes=2", "--tickets=300", "--who=Ticketrace file-lock");

        assertRefused(finished, "Ticketrace file-lock: VIOLATED, sold 301 of 300, 0 remaining");
    }

    @Test
    void lockThatDidNotExclude_isRefused() throws Exception {
        benchmark.pretend(
                "gcc",
                WRITE_TO_O,
                "#!/bin/sh",
                "echo '{\"fell\": 99, \"acquired\": [50, 50]}'",
                "END",
                "chmod +x \"$2\"");

        Finished finished = benchmark.run("--only=lock", "--processes=2", "--who=C robust mutex");

        assertRefused(finished, "C robust mutex: [50, 50] acquisitions of 2 processes, the number fell by 99");
    }

    @Test
    void seatThatIsTwiceInTheListOfSales_isRefused() throws Exception {
        benchmark.pretend(
                "gcc",
                WRITE_TO_O,
                "#!/bin/sh",
                "cat > \"$2/sales.csv\" <<'SALES'",
                "seat,buyer,purchase",
                "2,buyer-01,1",
                "2,buyer-02,1",
                "SALES",
                "printf '\\0\\0\\0\\0\\0\\0\\0\\0' > \"$2/count.bin\"",
                "echo '{\"sold\": 2, \"ticketsPerSecond\": 1000000}'",
                "END",
                "chmod +x \"$2\"");

        Finished finished = benchmark.run("--only=purchase", "--processes=2", "--tickets=2", "--who=C flock");

        assertRefused(finished, "sales.csv: seat 2 was sold twice");
    }

    @Test
    void ctrlC_endsTheStartedProcesses_andDeletesTheirFiles() throws Exception {
        Process process = benchmark.start("--only=purchase", "--processes=2", "--tickets=9000000", "--who=Python Lock");
        try {
            Await.until("the buyers have sold tickets", this::hasSales);
            ProcessTable.signal("INT", process.pid());
            Finished finished = benchmark.end(process);

            assertThat(finished.exit()).as(finished.output()).isEqualTo(INTERRUPTED);
            assertThat(RunsFolder.list(benchmark.runs())).isEmpty();
            assertThat(benchmark.results()).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean hasSales() {
        return sales().anyMatch(file -> file.toFile().length() > 1000);
    }

    private Stream<Path> sales() {
        return RunsFolder.list(benchmark.runs()).stream()
                .flatMap(made -> RunsFolder.list(made).stream())
                .map(measured -> measured.resolve("sales.csv"));
    }

    private void assertRefused(Finished finished, String why) {
        assertThat(finished.exit()).as(finished.output()).isEqualTo(FAILED);
        assertThat(finished.output()).contains("benchmarks/run: ", why).doesNotContain("Traceback");
        assertThat(benchmark.results()).doesNotExist();
        assertThat(RunsFolder.list(benchmark.runs())).isEmpty();
    }
}
