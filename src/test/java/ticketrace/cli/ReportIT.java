package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.Await;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code report} and {@code --report} write pages of finished races. */
@ExtendWith(FromTheJar.class)
class ReportIT {

    private static final int IO_ERROR = 74;
    private static final String[] SMALL = {
        "run", "--guard", "file-lock", "--buyers", "3", "--tickets", "12", "--runs-dir", "runs", "--report"
    };

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());
    private final Ticketrace jar = Ticketrace.in(folder.path());

    /** The data in the page at this path. */
    private Map<String, Object> data(String page) throws Exception {
        String html = Files.readString(folder.resolve(page));
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(html);
        assertThat(data.find()).as("data in %s", page).isTrue();
        return JSON.std.mapFrom(data.group(1));
    }

    private static String toldBy(Finished finished) {
        List<String> told = finished.outLines().stream()
                .filter(line -> line.startsWith("Report: "))
                .toList();
        assertThat(told).hasSize(1);
        return told.get(0).substring("Report: ".length());
    }

    private Path only() {
        List<Path> runs = RunsFolder.list(folder.resolve("runs"));
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    @Test
    void run_withReport_writesThePage_andSaysWhere() throws Exception {
        Finished run = ticketrace.runsQuietly(SMALL);

        assertThat(run.exit()).isZero();
        assertThat(folder.resolve(toldBy(run))).isEqualTo(only().resolve("report.html"));
        Map<String, Object> race = Json.object(data(toldBy(run)), "race");
        assertThat(race)
                .containsEntry("seats", "12s")
                .containsEntry("title", "3 buyers, 12 tickets, store file, guard file-lock");
        assertThat(Json.object(race, "result"))
                .containsEntry("verdict", "VALID")
                .containsEntry("sold", 12);
        assertThat(Json.objects(race, "lanes"))
                .extracting(lane -> lane.get("name"))
                .containsExactly("buyer-01", "buyer-02", "buyer-03");
    }

    @Test
    void run_withReportAndJson_isOneDocument_thatSaysWhere() throws Exception {
        String[] asJson = Arrays.copyOf(SMALL, SMALL.length + 1);
        asJson[SMALL.length] = "--json";
        Map<String, Object> result = Json.onlyDocument(jar.runsQuietly(asJson).out());

        assertThat(folder.resolve((String) result.get("report"))).isEqualTo(only().resolve("report.html"));
        assertThat(Json.onlyDocument(Files.readString(only().resolve("result.json"))))
                .isEqualTo(result);
        data((String) result.get("report"));
    }

    @Test
    void run_withoutReport_writesNone() throws Exception {
        Finished run = ticketrace.runsQuietly(Arrays.copyOf(SMALL, SMALL.length - 1));

        assertThat(run.out()).doesNotContain("Report: ");
        assertThat(only().resolve("report.html")).doesNotExist();
    }

    @Test
    void killedHolder_isOnThePage() throws Exception {
        String[] kill = Arrays.copyOf(SMALL, SMALL.length + 1);
        kill[SMALL.length] = "--kill-holder";
        Finished run = ticketrace.runsQuietly(kill);

        assertThat(run.exit()).isEqualTo(4);
        Map<String, Object> race = Json.object(data(toldBy(run)), "race");
        assertThat((String) race.get("seats")).contains("u");
        assertThat((String) race.get("command")).contains(" --kill-holder");
        assertThat(Json.objects(race, "lanes"))
                .filteredOn(lane -> lane.get("died").equals(true))
                .hasSize(1);
    }

    @Test
    void compare_withReport_writesOnePageForAll_thatLeadsToEach() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare",
                "--guards",
                "none,file-lock",
                "--buyers",
                "2",
                "--tickets",
                "10",
                "--runs-dir",
                "runs",
                "--report");

        assertThat(compare.exit()).isZero();
        Path page = folder.resolve(toldBy(compare));
        List<Path> runs = RunsFolder.list(folder.resolve("runs"));
        assertThat(page).isEqualTo(runs.get(1).resolve("comparison.html"));
        assertThat(runs)
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.resolve("report.html")).isRegularFile());
        List<Map<String, Object>> races = Json.objects(Json.object(data(toldBy(compare)), "comparison"), "races");
        assertThat(races).extracting(race -> race.get("guard")).containsExactly("none", "file-lock");
        for (int i = 0; i < races.size(); i++) {
            Path leadsTo =
                    page.resolveSibling((String) races.get(i).get("page")).normalize();
            assertThat(leadsTo).isEqualTo(runs.get(i).resolve("report.html"));
        }
    }

    @Test
    void schedule_isOnThePage_turnByTurn() throws Exception {
        ticketrace.run("step", "--buyers", "2", "--schedule", "A B A A B B", "--runs-dir", "runs");
        Finished report = ticketrace.runsQuietly("report", only().toString());

        assertThat(report.exit()).isZero();
        Map<String, Object> race = Json.object(data(toldBy(report)), "race");
        assertThat(race).containsEntry("seats", "t");
        assertThat((String) race.get("command")).endsWith("--schedule 'A B A A B B'");
        assertThat(Json.objects(race, "trace"))
                .extracting(turn -> turn.get("says"))
                .containsExactly("reads 1", "reads 1", "writes 0", "sells seat 1", "writes 0", "sells seat 1");
    }

    @Test
    void report_ofAnEarlierRun_isTheSamePage() throws Exception {
        ticketrace.runsQuietly(SMALL);
        Path page = only().resolve("report.html");
        Map<String, Object> before = Json.object(data(page.toString()), "race");
        Files.delete(page);
        Finished report = ticketrace.runsQuietly("report", only().toString());

        assertThat(report.exit()).isZero();
        assertThat(report.outLines()).containsExactly("Report: " + page);
        Map<String, Object> again = Json.object(data(page.toString()), "race");
        for (String part : List.of("seats", "lanes", "flow", "story", "command", "places")) {
            assertThat(again.get(part)).as(part).isEqualTo(before.get(part));
        }
    }

    @Test
    void commandOnThePage_repeatsTheSameRace() throws Exception {
        ticketrace.runsQuietly(SMALL);
        String command = (String) Json.object(data(only().resolve("report.html").toString()), "race")
                .get("command");
        String start = TicketraceHere.hint("");
        assertThat(command).contains(start);
        String words = command.substring(command.indexOf(start) + start.length());
        Finished again = ticketrace.runsQuietly((words + " --runs-dir again").split(" ", -1));

        assertThat(again.exit()).isZero();
        Path second = RunsFolder.list(folder.resolve("again")).get(0);
        assertThat(settings(second)).isEqualTo(settings(only()));
    }

    private static Map<String, Object> settings(Path run) throws IOException {
        Map<String, Object> settings = Json.onlyDocument(Files.readString(run.resolve("race.json")));
        settings.remove("racedAt");
        return settings;
    }

    @Test
    void open_opensThePageOnTheDesktop() throws Exception {
        ticketrace.runsQuietly(SMALL);
        Path opened = folder.resolve("opened");
        Path opener = Files.createDirectories(folder.resolve("bin")).resolve("xdg-open");
        Files.writeString(
                opener, "#!/bin/sh\necho \"$1\" > " + opened + ".part && mv " + opened + ".part " + opened + "\n");
        assertThat(opener.toFile().setExecutable(true)).isTrue();
        Finished report = jar.with("PATH", opener.getParent() + ":" + System.getenv("PATH"))
                .runsQuietly("report", only().toString(), "--open");

        assertThat(report.exit()).isZero();
        Await.until("the desktop has it", () -> Files.exists(opened));
        assertThat(opened).hasContent(only().resolve("report.html").toUri().toString());
    }

    @Test
    void open_withoutADesktop_saysHow() throws Exception {
        ticketrace.runsQuietly(SMALL);
        Finished report = jar.with("PATH", folder.path().toString()).run("report", only().toString(), "--open");

        assertThat(report.exit()).isZero();
        assertThat(report.err())
                .contains("no browser could be started from here", "open file://" + only().resolve("report.html"));
    }

    @Test
    void brokenFolder_isOneLine() throws Exception {
        InThisJvm.run("report", "nowhere").assertOneLineOfError(IO_ERROR, "nowhere", "no such folder");
        Files.createDirectories(folder.resolve("empty"));
        InThisJvm.run("report", folder.resolve("empty").toString())
                .assertOneLineOfError(IO_ERROR, "empty", "race.json");
        ticketrace.runsQuietly(SMALL);
        Files.delete(only().resolve("buyer-02.history"));
        InThisJvm.run("report", only().toString()).assertOneLineOfError(IO_ERROR, "buyer-02.history");
    }

    @Test
    void pageThatCannotBeWritten_isOneLine_andTheOldPageStays() throws Exception {
        ticketrace.runsQuietly(SMALL);
        Path page = only().resolve("report.html");
        String before = Files.readString(page);
        List<Path> files = RunsFolder.list(only());
        jar.startedBy("sh", "-c", "ulimit -f 40; exec \"$@\"", "sh")
                .run("report", only().toString())
                .assertOneLineOfError(IO_ERROR, page.toString());
        assertThat(page).hasContent(before);
        assertThat(RunsFolder.list(only())).isEqualTo(files);

        Files.delete(page);
        Files.createDirectory(page);
        InThisJvm.run("report", only().toString()).assertOneLineOfError(IO_ERROR, page.toString());
    }

    @Test
    void reportOfAnExploration_isNotReplaced_andTheLineSaysWhatToDo() throws Exception {
        ticketrace.runsQuietly("explore", "--runs-dir", "runs", "--report");
        Path page = only().resolve("report.html");
        String before = Files.readString(page);
        InThisJvm.run("report", only().toString()).assertOneLineOfError(2, page.toString(), "explore --report", "move");
        assertThat(page).hasContent(before);

        Files.move(page, only().resolve("exploration.html"));
        assertThat(ticketrace.runsQuietly("report", only().toString()).exit()).isZero();
        assertThat(data(page.toString())).containsKey("race");
        assertThat(ticketrace.runsQuietly("report", only().toString()).exit())
                .as("the report of a race may be written again")
                .isZero();
    }

    @Test
    void wrongUsage_isOneLine() throws Exception {
        InThisJvm.run("report").assertOneLineOfError(2, "FOLDER");
        InThisJvm.run("report", "a", "b").assertOneLineOfError(2, "b");
    }
}
