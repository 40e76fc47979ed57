package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace;
import ticketrace.cli.Ticketrace.Finished;

/**
 * What the README shows is so: every command in it runs, and prints what it says, but for numbers.
 *
 * <p>The commands run where the repository's data is, but their runs are put elsewhere.
 */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path DATA = Path.of("data").toAbsolutePath();
    private static final Path SCENARIOS = DATA.resolve("scenarios");
    private static final int OK = 0;
    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;
    private static final double MOST = 0.8;

    /** What keeps a case short enough for a test. */
    private static final Map<String, List<String>> SHORTER = Map.of(
            "stadium", List.of("--buyers", "20", "--tickets", "200"),
            "single-ticket", List.of("--buyers", "8"));

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @BeforeEach
    void linkTheData() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String part : List.of("scenarios", "histories")) {
            Files.createSymbolicLink(data.resolve(part), DATA.resolve(part));
        }
    }

    /** Started as the README says, so that hints of what to type next are those that it shows. */
    private Ticketrace asThere() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin");
        Files.createSymbolicLink(folder.resolve("target"), Ticketrace.builtJar().getParent());
        return Ticketrace.in(folder.path())
                .fromJar(Path.of("target", "ticketrace.jar"))
                .with("PATH", java + ":" + System.getenv("PATH"));
    }

    /** Wait for somebody; they have tests of their own. */
    private static final Set<String> INTERACTIVE =
            Set.of("java -jar target/ticketrace.jar step", "java -jar target/ticketrace.jar serve --open");

    /** Each once: with its output, where that is shown. */
    static Stream<Readme.Command> commands() throws IOException {
        Map<String, Readme.Command> byLine = new LinkedHashMap<>();
        for (Readme.Command command : Readme.commandsOf(README)) {
            if (command.isOurs()
                    && !INTERACTIVE.contains(command.line())
                    && (!byLine.containsKey(command.line()) || !command.output().isEmpty())) {
                byLine.put(command.line(), command);
            }
        }
        return byLine.values().stream();
    }

    static Stream<String> scenarios() {
        return RunsFolder.list(SCENARIOS).stream()
                .map(file -> file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandOfTheReadme_runs_andPrintsWhatIsShown(Readme.Command command) throws Exception {
        Finished finished = asThere().run(command.arguments());

        assertThat(finished.exit()).as("exit code of %s", finished).isIn(OK, VIOLATED, UNKNOWN);
        assertThat(finished.err()).isEmpty();
        assertThat(finished.out()).isNotBlank();
        if (!command.output().isEmpty()) {
            List<String> lines = finished.outLines();
            assertThat(Likeness.ofLines(command.output(), lines))
                    .as("part of the README's lines that are like these:%n%s", finished.out())
                    .isGreaterThanOrEqualTo(MOST);
            assertThat(Likeness.ofLines(lines, command.output()))
                    .as("part of these lines that are like the README's:%n%s", finished.out())
                    .isGreaterThanOrEqualTo(MOST);
        }
    }

    @Test
    void readme_showsRacesWithAndWithoutALock_withTheirOutput() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(5);
        assertThat(commands().filter(command -> !command.output().isEmpty()))
                .hasSizeGreaterThan(2)
                .anyMatch(command -> command.line().contains("--guard none"))
                .anyMatch(command -> command.line().contains("--guard file-lock"))
                .anyMatch(command -> command.line().contains("compare"));
    }

    @Test
    void commandsThatAreNotOurs_areMavens() throws IOException {
        assertThat(Readme.commandsOf(README).stream().filter(command -> !command.isOurs()))
                .allMatch(command -> command.line().startsWith("mvn "));
    }

    static Stream<String> scenariosThatTheReadmeDoesNotRun() throws IOException {
        List<String> run = commands().map(Readme.Command::line).toList();
        return scenarios().filter(name -> run.stream().noneMatch(line -> line.endsWith("@data/scenarios/" + name)));
    }

    @ParameterizedTest
    @MethodSource("scenariosThatTheReadmeDoesNotRun")
    void otherScenario_runs(String name) throws Exception {
        List<String> command = new ArrayList<>(List.of("@data/scenarios/" + name));
        command.addAll(SHORTER.getOrDefault(name, List.of()));
        Finished finished = Ticketrace.in(folder.path()).runsQuietly(command.toArray(String[]::new));

        assertThat(finished.exit()).as("exit code of %s", finished).isIn(OK, VIOLATED);
        assertThat(finished.out()).containsAnyOf("VALID", "VIOLATED");
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs"))).isNotEmpty();
    }

    @Test
    void everyScenario_saysWhatItIs_andIsInTheReadme() throws IOException {
        assertThat(scenarios()).contains("ticket-grab", "stadium", "flash-sale", "single-ticket");
        String readme = Files.readString(README);
        for (String name : scenarios().toList()) {
            assertThat(Files.readString(SCENARIOS.resolve(name))).startsWith("# ");
            assertThat(readme).contains(name);
        }
    }
}
