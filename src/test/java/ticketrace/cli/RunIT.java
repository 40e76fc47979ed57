package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code run}: the report, the exit code and the JSON of one race. */
@ExtendWith(FromTheJar.class)
class RunIT {

    private static final String[] SMALL = {"run", "--buyers", "3", "--tickets", "12"};

    /** For a race that makes no progress until its time is over. */
    private static final String SHORT = Limits.whileBusy(Duration.ofSeconds(2)).toMillis() + "ms";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());
    private final Ticketrace jar = Ticketrace.in(folder.path());

    private static String[] small(String... more) {
        String[] all = Arrays.copyOf(SMALL, SMALL.length + more.length);
        System.arraycopy(more, 0, all, SMALL.length, more.length);
        return all;
    }

    @Test
    void run_withItsDefaults_isAValidRaceUnderFileLock_withItsEvidenceInDataRuns() throws Exception {
        Finished run = jar.runsQuietly("run");

        assertThat(run.exit()).isZero();
        assertThat(run.outLines())
                .contains("8 buyers, 100 tickets, store file, guard file-lock")
                .anyMatch(line -> line.startsWith("VALID: "))
                .anyMatch(line -> line.matches("\\s+sold +100  of 100 tickets"))
                .anyMatch(line -> line.matches("\\s+remaining +0 .*"))
                .contains("Guard file-lock did as it promises.");
        List<Path> runs = RunsFolder.list(folder.resolve("data").resolve("runs"));
        assertThat(runs).singleElement().satisfies(only -> {
            assertThat(only.getFileName().toString()).endsWith("-file-file-lock");
            assertThat(run.out()).contains("Evidence: data/runs/" + only.getFileName());
        });
        assertThat(RunsFolder.list(folder.path()))
                .as("everything that the command created")
                .hasSize(1);
    }

    @Test
    void verdict_isTheExitCode_andTheFirstWordOfTheReport() throws Exception {
        Finished run = ticketrace.runsQuietly(small("--guard", "none", "--think", "20ms"));

        String verdict = run.outLines().get(1);
        assertThat(verdict).startsWith(run.exit() == 3 ? "VIOLATED: " : "VALID: ");
        assertThat(run.exit()).isIn(0, 3);
        assertThat(run.out()).contains("Guard none did as it promises.");
    }

    @Test
    void killedLockHolder_isExitCode4_andTheReportSaysHowTheOthersEnded() throws Exception {
        Finished run = ticketrace.runsQuietly(small("--kill-holder"));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out())
                .contains("UNKNOWN: ", "was killed between WRITE and RECORD", "The others continued", "BUYER_DIED");
    }

    @Test
    void killedHolderOfALockFile_isExitCode4_andTheReportSaysWhyNoBuyerEntered() throws Exception {
        Finished run = ticketrace.runsQuietly(small("--kill-holder", "--guard", "lock-file", "--timeout", SHORT));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out())
                .contains(
                        "UNKNOWN: ",
                        "No process released its lock",
                        "TIME_LIMIT",
                        "Guard lock-file did as it promises.");
    }

    @Test
    void narration_printsEveryBuyersSteps_inColumns() throws Exception {
        Finished run = ticketrace.runsQuietly(small("--narrate"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).containsPattern("buyer-01 +buyer-02 +buyer-03\n +pid \\d+ +pid \\d+ +pid \\d+\n");
        for (int seat = 1; seat <= 12; seat++) {
            String sale = "sells seat " + seat;
            assertThat(run.outLines().stream()
                            .filter(line -> line.stripTrailing().endsWith(sale)))
                    .as(sale)
                    .hasSize(1);
        }
        assertThat(run.out()).contains("wants in", "is in", "reads 12", "writes 11", "is out", "sold out");
        assertTimesNeverFall(run);
    }

    private static void assertTimesNeverFall(Finished run) {
        List<Double> times = run.outLines().stream()
                .map(Pattern.compile("^ *(\\d+\\.\\d\\d)  .*")::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Double.valueOf(matcher.group(1)))
                .toList();
        assertThat(times).hasSizeGreaterThan(12).isSorted();
    }

    @Test
    void narrationTooWideForColumns_isOneSentencePerLine_withThePid() throws Exception {
        Finished run = ticketrace.runsQuietly("run", "--buyers", "9", "--tickets", "9", "--narrate");

        assertThat(run.out()).containsPattern("buyer-\\d\\d \\(pid \\d+\\) sells seat 9");
    }

    @Test
    void json_isOneDocument_withEveryKey() throws Exception {
        Finished run = jar.runsQuietly(small("--json", "--quota", "4"));

        assertThat(run.exit()).isZero();
        Map<String, Object> result = Json.onlyDocument(run.out());
        ResultSchema.check(result);
        assertThat(result)
                .containsEntry("verdict", "VALID")
                .containsEntry("asPromised", true)
                .containsEntry("endedBy", "QUOTA")
                .containsEntry("sold", 12)
                .containsEntry("remaining", 0)
                .containsEntry("unknown", 0);
        assertThat(Json.object(result, "settings"))
                .containsEntry("buyers", 3)
                .containsEntry("tickets", 12)
                .containsEntry("store", "file")
                .containsEntry("guard", "file-lock")
                .containsEntry("thinkMicros", 1000)
                .containsEntry("quota", 4)
                .containsEntry("timeoutMillis", 60_000);
        assertThat(Json.objects(result, "buyers"))
                .extracting(buyer -> buyer.get("name"))
                .containsExactly("buyer-01", "buyer-02", "buyer-03");
        assertThat(folder.resolve((String) result.get("folder"))).isDirectory();
        assertSameAsOnDisk(result);
    }

    private void assertSameAsOnDisk(Map<String, Object> result) throws IOException {
        Path file = folder.resolve((String) result.get("folder")).resolve("result.json");
        assertThat(Json.onlyDocument(Files.readString(file))).isEqualTo(result);
    }

    @Test
    void json_hasNulls_whereThereIsNoGuardAndNoQuota() throws Exception {
        Finished run = ticketrace.runsQuietly(small("--json", "--guard", "none", "--think", "0"));

        Map<String, Object> result = Json.onlyDocument(run.out());
        ResultSchema.check(result, "settings.quota", "overlaps", "waitMicros");
        assertThat(run.exit()).isEqualTo(result.get("verdict").equals("VIOLATED") ? 3 : 0);
    }

    @Test
    void json_leavesTextForPeopleOnStandardError() throws Exception {
        Finished run = ticketrace.run(
                small("--json", "--narrate", "--kill-holder", "--fault", "kill buyer-01 before RECORD after 59s"));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("sells seat 12", "KILLED");
        Map<String, Object> result = Json.onlyDocument(run.out());
        ResultSchema.check(result, "settings.quota");
        assertThat(result).containsEntry("verdict", "UNKNOWN").containsEntry("unknown", 1);
        assertThat(Json.objects(result, "faults"))
                .extracting(fault -> fault.get("fault") + " hit " + fault.get("buyer"))
                .containsExactly(
                        "kill holder at RECORD seat 6 hit " + result.get("killed"),
                        "kill buyer-01 at RECORD after 59s hit null");
        assertThat(Json.objects(result, "findings"))
                .singleElement()
                .satisfies(finding -> assertThat(finding).containsEntry("kind", "BUYER_DIED"));
        assertThat(Json.objects(result, "buyers"))
                .extracting(buyer -> buyer.get("exitCode"))
                .containsExactlyInAnyOrder(0, 0, -9);
    }

    @Test
    void laterOptions_overrideThoseOfAnArgumentFile() throws Exception {
        Path file = folder.resolve("case");
        Files.writeString(file, "# a case\nrun\n--buyers 2\n--tickets 5\n--guard none\n");
        Finished run = jar.runsQuietly("@case", "--guard", "file-lock", "--tickets", "7");

        assertThat(run.exit()).isZero();
        assertThat(run.outLines().get(0)).isEqualTo("2 buyers, 7 tickets, store file, guard file-lock");
    }

    @Test
    void race_runsEvenIfItsParentIgnoresCtrlC() throws Exception {
        Finished run =
                jar.startedBy("sh", "-c", "trap '' INT; exec \"$@\"", "sh").runsQuietly(SMALL);
        assertThat(run.exit()).isZero();
    }
}
