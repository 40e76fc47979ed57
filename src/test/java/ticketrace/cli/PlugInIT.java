package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/**
 * A store and a guard from a plug-in jar work with run, compare, explore, step, audit and guards like built-in ones.
 * The plug-in is the example of the page about plug-ins, unchanged.
 */
class PlugInIT {

    private static final int USAGE = 2;
    private static final int VIOLATED = 3;
    private static final int INTERRUPTED = 130;

    private static final String CALLED_LIKE_OURS = """
            package clash;

            import ticketrace.guard.Guard;
            import ticketrace.guard.Promise;
            import ticketrace.store.Traits;

            public final class SecondFileLock implements Guard {

                @Override
                public String name() {
                    return "file-lock";
                }

                @Override
                public String explanation() {
                    return "Not the one you mean.";
                }

                @Override
                public Promise promise(Traits store) {
                    return Promise.nothing("nobody knows which one this is");
                }

                @Override
                public String onCrash() {
                    return "Nothing.";
                }
            }
            """;

    @AutoClose
    private static final RunsFolder FOLDER = RunsFolder.create();

    /** A separate cache, because the class archive of the buyers covers both jars. */
    private static final Path CACHE = FOLDER.resolve("cache");

    private static final Path RUNS = FOLDER.resolve("runs");

    private static Path jar = Path.of("");

    @BeforeAll
    static void makeJar() throws IOException {
        jar = PlugInJar.ofThePage(
                Files.createDirectory(FOLDER.resolve("a folder")).resolve("plug in.jar"));
    }

    private static Ticketrace beside(Path... plugIns) {
        return Ticketrace.in(FOLDER.path())
                .with("XDG_CACHE_HOME", CACHE.toString())
                .withPlugIns(plugIns);
    }

    private static Map<String, Object> json(String... arguments) throws Exception {
        Finished finished = beside(jar).run(arguments);
        assertThat(finished.exit()).as("exit code of %s", finished).isIn(0, VIOLATED);
        return Json.onlyDocument(finished.out());
    }

    @Test
    void plugIns_raceFromTheirClassArchive_andTheAuditJudgesByTheirPromise() throws Exception {
        try (Running race = beside(jar)
                .interruptible()
                .start(
                        "run",
                        "--store",
                        "binary",
                        "--guard",
                        "directory-lock",
                        "--buyers",
                        "2",
                        "--tickets",
                        "9000",
                        "--think",
                        "20ms",
                        "--runs-dir",
                        RUNS.toString())) {
            Path run = RunsOnDisk.awaitMidRace(RUNS);
            Path archive = archive();
            Await.until(
                    "2 buyers run on the archive",
                    () -> FOLDER.processes().stream()
                                    .filter(pid -> ClassArchiveIT.maps(pid, archive))
                                    .count()
                            == 2);
            race.signal("INT");
            assertThat(race.finish().exit()).isEqualTo(INTERRUPTED);

            Map<String, Object> audit = json("audit", run.toString(), "--json");
            assertThat(Json.object(audit, "settings"))
                    .containsEntry("store", "binary")
                    .containsEntry("guard", "directory-lock");
            assertThat(audit).containsEntry("verdict", "VALID").containsEntry("asPromised", true);
            assertThat(Json.integer(audit, "sold")).isPositive();
            assertThat(audit.get("overlaps")).isEqualTo(0);
        }
    }

    /** The only class archive in the cache; it contains the classes of the plug-ins. */
    private static Path archive() throws IOException {
        List<Path> archives = RunsFolder.list(CACHE.resolve("ticketrace")).stream()
                .filter(file -> file.toString().endsWith(".jsa"))
                .toList();
        assertThat(archives).hasSize(1);
        assertThat(Files.readString(archives.get(0), StandardCharsets.ISO_8859_1))
                .contains("example/BinaryStoreKind", "example/DirectoryGuard");
        return archives.get(0);
    }

    @Test
    void guardsWithoutFurtherNeeds_fitTheStore_andThePlugInGuardIsLast() throws Exception {
        Map<String, Object> comparison = json(
                "compare",
                "--store",
                "binary",
                "--guards",
                "all",
                "--buyers",
                "2",
                "--tickets",
                "9",
                "--json",
                "--runs-dir",
                RUNS + " compared");

        assertThat(Json.objects(comparison, "races"))
                .allSatisfy(race -> assertThat(race).containsEntry("asPromised", true))
                .extracting(race -> Json.object(race, "settings").get("guard"))
                .containsExactly(
                        "none",
                        "jvm-lock",
                        "lock-file",
                        "file-lock",
                        "fair-lock",
                        "robust-lock",
                        "lease-lock",
                        "atomic",
                        "directory-lock");
    }

    @Test
    void plugIns_canBeExplored_withAKilledBuyer() throws Exception {
        Map<String, Object> explored = json(
                "explore",
                "--store",
                "binary",
                "--guard",
                "directory-lock",
                "--kills",
                "1",
                "--json",
                "--runs-dir",
                RUNS + " explored");

        assertThat(explored)
                .containsEntry("failure", null)
                .containsEntry("complete", true)
                .containsEntry("asPromised", true);
        assertThat(Json.integer(explored, "states")).isPositive();
        assertThat(Json.integer(explored, "violating")).isZero();
        assertThat(Json.integer(explored, "deadlocks")).isPositive();
    }

    @Test
    void theyAreStepped() throws Exception {
        Map<String, Object> stepped = json(
                "step",
                "--store",
                "binary",
                "--guard",
                "directory-lock",
                "--schedule",
                "A A B A A A B B B",
                "--json",
                "--runs-dir",
                RUNS + " stepped");

        assertThat(stepped).containsEntry("verdict", "VALID").containsEntry("sold", 1);
    }

    @Test
    void guards_listsThePlugIns() throws Exception {
        Finished guards = beside(jar).runsQuietly("guards");

        assertThat(guards.out())
                .contains("directory-lock  (store: file, mapped, h2, binary)\n")
                .contains("atomic  (store: mapped, h2, binary)\n")
                .contains("            only one process can create the directory\n")
                .contains("  binary  count.bin holds the count as four bytes, sales.csv a line for each sale\n");
    }

    @Test
    void page_offersThePlugIns() throws Exception {
        try (ServedPage page = ServedPage.of(beside(jar))) {
            ServedPage.Answer catalogue = page.get("/api/catalogue").assertOk();

            assertThat(catalogue.objects("stores"))
                    .extracting(store -> store.get("name"))
                    .containsExactly("file", "mapped", "h2", "binary");
            assertThat(catalogue.objects("guards"))
                    .filteredOn("name", "directory-lock")
                    .singleElement()
                    .satisfies(guard -> assertThat(guard.get("forbids"))
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .contains("OVERLAP"));
        }
    }

    @Test
    void guardNamedLikeABuiltInOne_isReportedInOneLine() throws Exception {
        Path clash = PlugInJar.of(
                FOLDER.resolve("clash.jar"),
                List.of(CALLED_LIKE_OURS),
                Map.of("META-INF/services/ticketrace.guard.Guard", "clash.SecondFileLock"));

        beside(clash)
                .run("run", "--runs-dir", RUNS + " refused")
                .assertOneLineOfError(
                        USAGE, "two plug-ins are called guard 'file-lock'", "clash.SecondFileLock", "clash.jar");
        assertThat(Path.of(RUNS + " refused")).doesNotExist();
    }
}
