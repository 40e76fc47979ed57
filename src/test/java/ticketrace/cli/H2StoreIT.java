package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code --store h2}: the same commands on an H2 database. */
@ExtendWith(FromTheJar.class)
class H2StoreIT {

    private static final List<String> GUARDS = List.of(
            "none",
            "jvm-lock",
            "lock-file",
            "file-lock",
            "fair-lock",
            "robust-lock",
            "lease-lock",
            "row-lock",
            "transaction",
            "optimistic",
            "atomic");
    private static final List<String> LEVELS =
            List.of("read-uncommitted", "read-committed", "repeatable-read", "serializable");
    private static final int TERMINAL_WIDTH = 80;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());

    private static List<String> rows(Finished compare, List<String> names) {
        List<String> rows = compare.outLines().stream()
                .dropWhile(line -> !line.startsWith(names.get(0) + " "))
                .limit(names.size())
                .toList();
        assertThat(rows).extracting(row -> row.split(" +", 2)[0]).isEqualTo(names);
        assertThat(rows).allMatch(row -> row.length() <= TERMINAL_WIDTH);
        return rows;
    }

    @Test
    void compareOfAllGuards_findsThatEachKeepsItsPromise() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare", "--store", "h2", "--guards", "all", "--buyers", "3", "--tickets", "30");

        assertThat(compare.exit()).as("exit code of %s", compare).isZero();
        List<String> rows = rows(compare, GUARDS);
        assertThat(rows).allMatch(row -> row.endsWith(" yes"));
        assertThat(rows.subList(2, GUARDS.size()))
                .allMatch(row -> row.contains(" 30     0 ") && row.contains(" VALID "));
        assertThat(compare.out())
                .contains("row-lock: 30 seats sold, each once and in order", "the purchase was tried again");
        assertThat(RunsFolder.list(folder.resolve("data/runs"))).hasSameSizeAs(GUARDS);
    }

    @Test
    void compareOfAllLevels_hasARowForEach() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare",
                "--store",
                "h2",
                "--guards",
                "transaction",
                "--isolation",
                "all",
                "--buyers",
                "3",
                "--tickets",
                "30");

        assertThat(compare.exit()).as("exit code of %s", compare).isZero();
        List<String> rows = rows(compare, LEVELS);
        assertThat(rows).allMatch(row -> row.endsWith(" yes"));
        assertThat(rows.subList(2, 4)).allMatch(row -> row.contains(" 30     0 ") && row.contains(" VALID "));
    }

    @Test
    void compareOfSomeGuards_asJson_hasTheIsolationLevelOfEachRace() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare",
                "--store",
                "h2",
                "--guards",
                "row-lock,transaction",
                "--isolation",
                "repeatable-read",
                "--buyers",
                "2",
                "--tickets",
                "10",
                "--json");

        assertThat(compare.exit()).isZero();
        Map<String, Object> comparison = Json.onlyDocument(compare.out());
        assertThat(comparison).containsEntry("asPromised", true);
        assertThat(Json.object(comparison, "settings"))
                .containsEntry("store", "h2")
                .doesNotContainKeys("guard", "isolation");
        List<Map<String, Object>> races = Json.objects(comparison, "races");
        races.forEach(race -> ResultSchema.check(race, "settings.quota"));
        assertThat(races)
                .extracting(race -> Json.object(race, "settings").get("isolation"))
                .containsExactly(null, "repeatable-read");
    }

    @Test
    void guardWithoutACriticalSection_omitsItsFields_andCountsRetries() throws Exception {
        Finished run = ticketrace.runsQuietly(
                "run", "--store", "h2", "--guard", "optimistic", "--buyers", "3", "--tickets", "30", "--json");

        assertThat(run.exit()).isZero();
        Map<String, Object> result = Json.onlyDocument(run.out());
        ResultSchema.check(result, "settings.quota", "overlaps", "waitMicros");
        assertThat(Json.integer(result, "retries")).isNotNegative();
    }

    @Test
    void transaction_isSerializable_byDefault() throws Exception {
        Finished run = ticketrace.runsQuietly(
                "run", "--store", "h2", "--guard", "transaction", "--buyers", "2", "--tickets", "6");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("serializable");
        assertThat(Files.readString(RunsOnDisk.only(folder.resolve("data/runs")).resolve("race.json")))
                .contains("\"serializable\"");
    }

    @Test
    void narration_printsTheStepsOfEveryKindOfPurchase() throws Exception {
        for (String guard : List.of("transaction", "optimistic", "atomic")) {
            Finished run = ticketrace.runsQuietly(
                    "run", "--store", "h2", "--guard", guard, "--buyers", "2", "--tickets", "5", "--narrate");
            assertThat(run.exit()).isZero();
            for (int seat = 1; seat <= 5; seat++) {
                String sale = "sells seat " + seat;
                assertThat(run.outLines())
                        .as("%s in %s", sale, run.out())
                        .anyMatch(line -> line.stripTrailing().endsWith(sale));
            }
        }
    }

    @Test
    void audit_agreesWithTheRace_andNeedsNoDatabase() throws Exception {
        Finished run = ticketrace.runsQuietly(
                "run",
                "--store",
                "h2",
                "--guard",
                "row-lock",
                "--kill-holder",
                "--buyers",
                "3",
                "--tickets",
                "12",
                "--json");
        assertThat(run.exit()).isEqualTo(4);
        Map<String, Object> result = Json.onlyDocument(run.out());
        ResultSchema.check(result, "settings.quota");
        assertThat(result).containsEntry("unknown", 0).containsEntry("sold", 12).containsEntry("asPromised", true);

        Path runFolder = RunsOnDisk.only(folder.resolve("data/runs"));
        Finished before = ticketrace.runsQuietly("audit", runFolder.toString(), "--json");
        Files.delete(runFolder.resolve("tickets.mv.db"));
        Finished after = ticketrace.runsQuietly("audit", runFolder.toString(), "--json");
        assertThat(List.of(before.exit(), after.exit())).containsOnly(4);
        for (Finished audit : List.of(before, after)) {
            Map<String, Object> again = Json.onlyDocument(audit.out());
            for (String key : List.of("verdict", "asPromised", "sold", "remaining", "unknown", "retries", "findings")) {
                assertThat(again.get(key)).as(key).isEqualTo(result.get(key));
            }
        }
    }
}
