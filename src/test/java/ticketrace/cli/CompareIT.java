package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code compare} races several guards and shows their results side by side. */
@ExtendWith(FromTheJar.class)
class CompareIT {

    private static final List<String> BY_DEFAULT = List.of("none", "jvm-lock", "lock-file", "file-lock");
    private static final List<String> ALL =
            List.of("none", "jvm-lock", "lock-file", "file-lock", "fair-lock", "robust-lock", "lease-lock");
    private static final int HEADINGS = 2;
    private static final int TERMINAL_WIDTH = 80;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());

    @Test
    void compare_hasARowAndASentenceForEachGuard_inThisOrder() throws Exception {
        Finished compare = ticketrace.runsQuietly("compare", "--buyers", "3", "--tickets", "20");

        assertThat(compare.exit()).isZero();
        List<String> rows = compare.outLines().subList(HEADINGS, HEADINGS + BY_DEFAULT.size());
        assertThat(rows).extracting(row -> row.substring(0, row.indexOf(' '))).containsExactlyElementsOf(BY_DEFAULT);
        assertThat(rows).allMatch(row -> row.endsWith("yes"));
        assertThat(rows.subList(2, 4)).allMatch(row -> row.contains(" 20     0 "));
        assertThat(rows).allMatch(row -> row.length() <= TERMINAL_WIDTH);
        assertThat(compare.outLines().stream()
                        .skip(HEADINGS + BY_DEFAULT.size())
                        .filter(line -> BY_DEFAULT.stream().anyMatch(guard -> line.startsWith(guard + ": "))))
                .hasSameSizeAs(BY_DEFAULT);
        assertThat(compare.out()).contains("file-lock: 20 seats sold, each once and in order");
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs"))).hasSize(4);
    }

    @Test
    void compareOfAll_asJson_isOneDocument_withAResultForEveryGuardThatFits() throws Exception {
        Finished compare =
                ticketrace.runsQuietly("compare", "--guards", "all", "--buyers", "2", "--tickets", "10", "--json");

        assertThat(compare.exit()).isZero();
        Map<String, Object> comparison = Json.onlyDocument(compare.out());
        assertThat(comparison)
                .containsEntry("schema", "ticketrace/comparison/1")
                .containsEntry("asPromised", true);
        assertThat(Json.object(comparison, "settings"))
                .containsEntry("buyers", 2)
                .containsEntry("tickets", 10)
                .containsEntry("store", "file")
                .doesNotContainKey("guard");
        List<Map<String, Object>> races = Json.objects(comparison, "races");
        for (Map<String, Object> race : races) {
            if (Json.object(race, "settings").get("guard").equals("none")) {
                ResultSchema.check(race, "settings.quota", "overlaps", "waitMicros");
            } else {
                ResultSchema.check(race, "settings.quota");
            }
        }
        assertThat(races)
                .extracting(race -> Json.object(race, "settings").get("guard"))
                .isEqualTo(ALL);
    }

    @Test
    void killedLockHolder_blocksALockFile_butNotAFileLock() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare",
                "--guards",
                "file-lock,lock-file",
                "--kill-holder",
                "--timeout",
                Limits.whileBusy(Duration.ofSeconds(2)).toMillis() + "ms",
                "--buyers",
                "3",
                "--tickets",
                "20");

        assertThat(compare.exit()).isZero();
        List<String> rows = compare.outLines().subList(2, 4);
        assertThat(rows.get(0)).startsWith("file-lock ").containsPattern(" 19 .*UNKNOWN +yes");
        assertThat(rows.get(1)).startsWith("lock-file ").containsPattern(" 10 .*UNKNOWN +yes");
        assertThat(compare.out())
                .containsPattern(
                        "file-lock: buyer-\\d+ was killed .* seat 10 is unknown. The others continued: 9 tickets")
                .containsPattern("lock-file: buyer-\\d+ was killed .* No process released its lock");
    }

    @Test
    void sameProcesses_raceUnderEveryGuard_unlessFreshOnesAreAskedFor() throws Exception {
        List<Object> kept = pidsOfTheFirstBuyer("compare", "--buyers", "2", "--tickets", "10", "--json");
        assertThat(kept).hasSameSizeAs(BY_DEFAULT);
        assertThat(Set.copyOf(kept)).hasSize(1);

        List<Object> fresh = pidsOfTheFirstBuyer("compare", "--fresh", "--buyers", "2", "--tickets", "10", "--json");
        assertThat(fresh).hasSameSizeAs(BY_DEFAULT).doesNotHaveDuplicates();
    }

    private List<Object> pidsOfTheFirstBuyer(String... arguments) throws Exception {
        Finished compare = ticketrace.runsQuietly(arguments);
        assertThat(compare.exit()).isZero();
        return Json.objects(Json.onlyDocument(compare.out()), "races").stream()
                .map(race -> Json.objects(race, "buyers").get(0).get("pid"))
                .toList();
    }
}
