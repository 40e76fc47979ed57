package ticketrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.race.RaceWithJvmOption;
import ticketrace.run.RaceResult;

/** A real buyer's JVM loads few classes, so that a hundred buyers start in seconds. */
@ExtendWith(FromTheJar.class)
class LeanBuyerIT {

    private static final List<String> LIBRARIES = List.of(
            "picocli.",
            "com.fasterxml.",
            "org.slf4j.",
            "org.jline.",
            "org.h2.",
            "java.sql.",
            "io.javalin.",
            "org.eclipse.jetty.",
            "jakarta.",
            "kotlin.");

    /** Packages that only the server of the classroom page loads. */
    private static final List<String> OF_THE_PAGE =
            List.of("io.javalin.", "org.eclipse.jetty.", "jakarta.", "kotlin.", "ticketrace.view.page.PageServer");

    private static final String LAMBDA = "$$Lambda";
    private static final String GENERATED = "LambdaForm";

    /**
     * More classes than the JDK generates at run time for var handles, mapped files and the pid; each takes a
     * millisecond.
     */
    private static final int LIMIT_OF_GENERATED = 45;

    @AutoClose
    private static final RunsFolder BUYERS_FOLDER = RunsFolder.create();

    @AutoClose
    private static final RunsFolder LAUNCHER_FOLDER = RunsFolder.create();

    /** The JVM option to write the name of each loaded class to a log; each JVM has its own log file. */
    private static String classesTo(RunsFolder folder) {
        return "-Xlog:class+load:file=" + folder.resolve("classes-%p.log");
    }

    @BeforeAll
    static void holdARaceOfBuyersThatLogClasses() throws Exception {
        RaceResult race = RaceWithJvmOption.hold(BUYERS_FOLDER.resolve("runs"), classesTo(BUYERS_FOLDER));
        assertThat(race.killed()).as("the killed buyer").isNotNull();
    }

    @BeforeAll
    static void holdARaceWithALauncherThatLogsClasses() throws Exception {
        Path noCache = Files.createFile(LAUNCHER_FOLDER.resolve("no cache"));
        Finished race = Ticketrace.in(LAUNCHER_FOLDER.path())
                .with(
                        "_JAVA_OPTIONS",
                        classesTo(LAUNCHER_FOLDER)) // the launcher does not pass this variable to its buyers
                .with(
                        "XDG_CACHE_HOME",
                        noCache.toString()) // without an archive: the log does not tell archived classes from those of
                // the JDK
                .run("run", "--buyers", "1", "--tickets", "1", "--json", "--runs-dir", "runs");
        assertThat(race.exit()).isZero();
    }

    private static List<Path> logsIn(RunsFolder folder) {
        return RunsFolder.list(folder.path()).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .toList();
    }

    private static List<List<String>> loadedByBuyers() throws IOException {
        List<List<String>> loaded = new ArrayList<>();
        for (Path log : logsIn(BUYERS_FOLDER)) {
            loaded.add(loadedBy(log));
        }
        assertThat(loaded).hasSize(2);
        return loaded;
    }

    private static List<String> loadedBy(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.contains("source: shared objects file"))
                .map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
                .toList();
    }

    private static List<String> loadedByTheLauncher() throws IOException {
        List<Path> logs = logsIn(LAUNCHER_FOLDER);
        assertThat(logs).hasSize(1);
        return loadedBy(logs.get(0));
    }

    @Test
    void buyer_loadsNoLibrary() throws IOException {
        for (List<String> loaded : loadedByBuyers()) {
            assertThat(loaded).anyMatch(line -> line.startsWith("ticketrace.race.BuyerMain "));
            assertThat(loaded.stream().filter(LeanBuyerIT::isOfALibrary)).isEmpty();
        }
    }

    @Test
    void buyer_loadsOneStoreAndOneGuard_andNoCatalogue() throws IOException {
        for (List<String> loaded : loadedByBuyers()) {
            assertThat(loaded)
                    .noneMatch(line -> line.startsWith("java.util.ServiceLoader"))
                    .noneMatch(line -> line.startsWith("ticketrace.plugin.PlugIns "));
            assertThat(loaded)
                    .filteredOn(line -> line.matches("ticketrace[.]store[.].*Kind .*"))
                    .hasSize(2); // the interface and the store
            assertThat(loaded)
                    .filteredOn(line -> line.matches("ticketrace[.]guard[.]\\w*Guard .*"))
                    .hasSize(3); // Guard, HeldGuard and the guard
        }
    }

    @Test
    void raceOnTheCommandLine_loadsNothingOfThePage() throws IOException {
        assertThat(loadedByTheLauncher())
                .as("classes that the launcher loads")
                .noneMatch(line -> OF_THE_PAGE.stream().anyMatch(line::startsWith));
    }

    @Test
    void buyer_loadsNoLambdaOfTicketrace_andFewOfTheJdk() throws IOException {
        for (List<String> loaded : loadedByBuyers()) {
            assertThat(loaded.stream().filter(LeanBuyerIT::isLambdaOfTicketrace))
                    .isEmpty();
            assertThat(generatedIn(loaded)).as("classes generated at run time").isLessThan(LIMIT_OF_GENERATED);
        }
    }

    @Test
    void launcher_loadsLibrariesAndLambdas_soTheseTestsCanFail() throws IOException {
        List<String> loaded = loadedByTheLauncher();
        assertThat(loaded.stream().filter(LeanBuyerIT::isOfALibrary)).isNotEmpty();
        assertThat(loaded.stream().filter(LeanBuyerIT::isLambdaOfTicketrace)).isNotEmpty();
        for (List<String> ofBuyer : loadedByBuyers()) {
            assertThat(generatedIn(loaded)).as("classes generated at run time").isGreaterThan(generatedIn(ofBuyer));
        }
    }

    private static long generatedIn(List<String> loaded) {
        return loaded.stream().filter(line -> line.contains(GENERATED)).count();
    }

    private static boolean isOfALibrary(String line) {
        return LIBRARIES.stream().anyMatch(line::startsWith);
    }

    private static boolean isLambdaOfTicketrace(String line) {
        return line.startsWith("ticketrace.") && line.contains(LAMBDA);
    }
}
