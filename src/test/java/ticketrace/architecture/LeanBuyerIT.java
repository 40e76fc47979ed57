package ticketrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Json;
import ticketrace.cli.Ticketrace;
import ticketrace.cli.Ticketrace.Finished;

/** What a real buyer's JVM loads: a hundred of them are to start in seconds. */
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
    private static final RunsFolder FOLDER = RunsFolder.create();

    /** The classes that each JVM of one command loaded, a line each, by its pid. */
    private static Map<String, Object> result = Map.of();

    @BeforeAll
    static void holdARaceOfTalkativeJvms() throws Exception {
        Path noFolder = Files.createFile(FOLDER.resolve("no cache"));
        String log = FOLDER.resolve("classes-%p.log").toString();
        Finished race = Ticketrace.in(FOLDER.path())
                .with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log) // which the JVM reads last
                .with("XDG_CACHE_HOME", noFolder.toString()) // what is in an archive is not told from the JDK's own
                .run("run", "--buyers", "2", "--tickets", "40", "--kill-holder", "--json", "--runs-dir", "runs");
        assertThat(race.exit()).isEqualTo(4);
        result = Json.onlyDocument(race.out());
    }

    private static List<List<String>> loadedByBuyers() throws IOException {
        List<List<String>> loaded = new ArrayList<>();
        for (Map<String, Object> buyer : Json.objects(result, "buyers")) {
            loaded.add(loadedBy(FOLDER.resolve("classes-" + buyer.get("pid") + ".log")));
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
        List<Path> others = RunsFolder.list(FOLDER.path()).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .filter(file -> Json.objects(result, "buyers").stream()
                        .noneMatch(buyer -> file.toString().endsWith("-" + buyer.get("pid") + ".log")))
                .toList();
        assertThat(others).hasSize(1);
        return loadedBy(others.get(0));
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
