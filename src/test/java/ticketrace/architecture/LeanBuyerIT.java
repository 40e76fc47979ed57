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
import ticketrace.race.TalkativeRace;
import ticketrace.run.RaceResult;

/** What a real buyer's JVM loads: a hundred of them are to start in seconds. */
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

    /** What only the classroom page's server loads. */
    private static final List<String> OF_THE_PAGE =
            List.of("io.javalin.", "org.eclipse.jetty.", "jakarta.", "kotlin.", "ticketrace.view.page.PageServer");

    private static final String LAMBDA = "$$Lambda";
    private static final String SPUN = "LambdaForm";

    /** What the JDK itself spins for var handles, mapped files and the process's pid; each of them costs a millisecond. */
    private static final int SPUN_BY_THE_JDK = 45;

    @AutoClose
    private static final RunsFolder OF_BUYERS = RunsFolder.create();

    @AutoClose
    private static final RunsFolder OF_LAUNCHER = RunsFolder.create();

    /** Each JVM writes the classes that it loads into a file of its own, a line each. */
    private static String classesTo(RunsFolder folder) {
        return "-Xlog:class+load:file=" + folder.resolve("classes-%p.log");
    }

    @BeforeAll
    static void holdARaceOfTalkativeJvms() throws Exception {
        RaceResult race = TalkativeRace.hold(OF_BUYERS.resolve("runs"), classesTo(OF_BUYERS));
        assertThat(race.killed()).as("who was killed").isNotNull();
    }

    @BeforeAll
    static void haveATalkativeLauncherHoldOne() throws Exception {
        Path noFolder = Files.createFile(OF_LAUNCHER.resolve("no cache"));
        Finished race = Ticketrace.in(OF_LAUNCHER.path())
                .with("_JAVA_OPTIONS", classesTo(OF_LAUNCHER)) // which the JVM reads last, and hands to no buyer
                .with("XDG_CACHE_HOME", noFolder.toString()) // what is in an archive is not told from the JDK's own
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
        for (Path log : logsIn(OF_BUYERS)) {
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
        List<Path> logs = logsIn(OF_LAUNCHER);
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
    void raceOnTheCommandLine_loadsNothingOfThePage() throws IOException {
        assertThat(loadedByTheLauncher())
                .as("what the launcher loads")
                .noneMatch(line -> OF_THE_PAGE.stream().anyMatch(line::startsWith));
    }

    @Test
    void buyer_hasNoLambdaOfOurs_andFewOfTheJdks() throws IOException {
        for (List<String> loaded : loadedByBuyers()) {
            assertThat(loaded.stream().filter(LeanBuyerIT::isLambdaOfOurs)).isEmpty();
            assertThat(spunIn(loaded)).as("spun at run time").isLessThan(SPUN_BY_THE_JDK);
        }
    }

    @Test
    void launcher_loadsWhatABuyerMustNot_soTheseTestsCanFail() throws IOException {
        List<String> loaded = loadedByTheLauncher();
        assertThat(loaded.stream().filter(LeanBuyerIT::isOfALibrary)).isNotEmpty();
        assertThat(loaded.stream().filter(LeanBuyerIT::isLambdaOfOurs)).isNotEmpty();
        for (List<String> ofBuyer : loadedByBuyers()) {
            assertThat(spunIn(loaded)).as("spun at run time").isGreaterThan(spunIn(ofBuyer));
        }
    }

    private static long spunIn(List<String> loaded) {
        return loaded.stream().filter(line -> line.contains(SPUN)).count();
    }

    private static boolean isOfALibrary(String line) {
        return LIBRARIES.stream().anyMatch(line::startsWith);
    }

    private static boolean isLambdaOfOurs(String line) {
        return line.startsWith("ticketrace.") && line.contains(LAMBDA);
    }
}
