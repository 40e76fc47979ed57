package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.Thorough;
import ticketrace.cli.Ticketrace;
import ticketrace.cli.Ticketrace.Finished;

/**
 * The README and its pages show real commands and real output: every command runs and prints the lines that the page
 * shows, apart from numbers.
 *
 * <p>The commands run one after the other in a folder that has the same subfolders as the repository.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    /** The pages whose commands the test runs. */
    private static final List<Path> PAGES = List.of(
            README, Path.of("src/docs/teacher.md"), Path.of("src/docs/student.md"), Path.of("src/docs/engineer.md"));

    /** The README must not be longer: a newcomer reads no more. */
    private static final int LONGEST_README_LINES = 150;

    private static final Path DATA = Path.of("data").toAbsolutePath();
    private static final Path SCENARIOS = DATA.resolve("scenarios");
    private static final int OK = 0;
    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;

    /** Commands that wait for a user; other tests cover them. */
    private static final Set<String> INTERACTIVE =
            Set.of("java -jar target/ticketrace.jar step", "java -jar target/ticketrace.jar serve --open");

    /**
     * Options that make a command shorter if its output is not shown, by the end of the command. Unused under {@code
     * -Pthorough}.
     */
    private static final Map<String, List<String>> SHORTER = Map.of(
            "stadium", List.of("--buyers", "20", "--tickets", "200"),
            "single-ticket", List.of("--buyers", "8"),
            "flash-sale", List.of("--think", "30ms"),
            "database", List.of("--buyers", "3", "--tickets", "30"),
            "--kill-holder --timeout 5s", List.of("--timeout", "1s"),
            "--kills 1", List.of("--max-schedules", "40"));

    /** The end of a command whose race stops at its time limit. The buyer must be killed before that. */
    private static final Pattern TIME_LIMIT = Pattern.compile("--kill-holder --timeout (\\d+)s$");

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @BeforeAll
    void makeFolderLikeTheRepository() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String part : List.of("scenarios", "histories")) {
            Files.createSymbolicLink(data.resolve(part), DATA.resolve(part));
        }
        Files.createSymbolicLink(folder.resolve("target"), Ticketrace.builtJar().getParent());
    }

    /** The program, started as the pages say, so that its hints for the next command are those on the pages. */
    private Ticketrace asOnThePages() {
        Path java = Path.of(System.getProperty("java.home"), "bin");
        return Ticketrace.in(folder.path())
                .fromJar(Path.of("target", "ticketrace.jar"))
                .with("PATH", java + ":" + System.getenv("PATH"));
    }

    private static List<PageCommands.Command> commandsOfAllPages() throws IOException {
        List<PageCommands.Command> commands = new ArrayList<>();
        for (Path page : PAGES) {
            commands.addAll(PageCommands.commandsOf(page));
        }
        return commands;
    }

    /** Each command of all pages once; with its output, if a page shows that. */
    static Stream<PageCommands.Command> commands() throws IOException {
        Map<String, PageCommands.Command> byLine = new LinkedHashMap<>();
        for (PageCommands.Command command : commandsOfAllPages()) {
            if (command.callsTicketrace()
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

    private static String[] shortened(String line, String... arguments) {
        List<String> shorter = new ArrayList<>(List.of(arguments));
        if (!Thorough.isWanted()) {
            SHORTER.entrySet().stream()
                    .filter(entry -> line.endsWith(entry.getKey()))
                    .forEach(entry -> shorter.addAll(entry.getValue()));
        }
        return shorter.toArray(String[]::new);
    }

    /** The arguments, with a longer time limit on a busy machine; in the output only numbers depend on the limit. */
    private static String[] withLongerLimit(PageCommands.Command command) {
        List<String> arguments = new ArrayList<>(List.of(command.arguments()));
        Matcher limited = TIME_LIMIT.matcher(command.line());
        if (limited.find()) {
            Duration limit = Limits.whileBusy(Duration.ofSeconds(Long.parseLong(limited.group(1))));
            arguments.addAll(List.of("--timeout", limit.toMillis() + "ms"));
        }
        return arguments.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandOfAPage_runs_andPrintsTheShownOutput(PageCommands.Command command) throws Exception {
        boolean shown = !command.output().isEmpty();
        Finished finished =
                asOnThePages().run(shown ? withLongerLimit(command) : shortened(command.line(), command.arguments()));

        assertThat(finished.exit()).as("exit code of %s", finished).isIn(OK, VIOLATED, UNKNOWN);
        assertThat(finished.err()).isEmpty();
        assertThat(finished.out()).isNotBlank();
        if (shown) {
            assertThat(OutputComparison.differences(command.output(), finished.outLines()))
                    .as("differences from the output that the page shows:%n%s", finished.out())
                    .isEmpty();
        }
    }

    @Test
    void pages_showRacesWithAndWithoutALock_withTheirOutput() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(5);
        assertThat(commands().filter(command -> !command.output().isEmpty()))
                .hasSizeGreaterThan(2)
                .anyMatch(command -> command.line().contains("--guard none"))
                .anyMatch(command -> command.line().contains("--guard file-lock"))
                .anyMatch(command -> command.line().contains("compare"));
    }

    @Test
    void readme_isShort_andLinksToEachPage() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(LONGEST_README_LINES);
        for (Path page : PAGES) {
            assertThat(Files.readString(README)).contains(page.equals(README) ? "# " : "(" + page);
        }
    }

    @Test
    void otherCommands_callMaven() throws IOException {
        assertThat(commandsOfAllPages().stream().filter(command -> !command.callsTicketrace()))
                .allMatch(command -> command.line().startsWith("mvn "));
    }

    static Stream<String> scenariosThatNoPageRuns() throws IOException {
        List<String> run = commands().map(PageCommands.Command::line).toList();
        return scenarios().filter(name -> run.stream().noneMatch(line -> line.matches(".*@(.*/)?" + name)));
    }

    @ParameterizedTest
    @MethodSource("scenariosThatNoPageRuns")
    void scenarioThatNoPageRuns_runs(String name) throws Exception {
        Finished finished = asOnThePages().runsQuietly(shortened(name, "@data/scenarios/" + name));

        assertThat(finished.exit()).as("exit code of %s", finished).isIn(OK, VIOLATED);
        assertThat(finished.out()).containsAnyOf("VALID", "VIOLATED");
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs"))).isNotEmpty();
    }

    @Test
    void everyScenario_startsWithADescription_andIsOnAPage() throws IOException {
        assertThat(scenarios()).contains("ticket-grab", "stadium", "flash-sale", "single-ticket");
        StringBuilder pages = new StringBuilder();
        for (Path page : PAGES) {
            pages.append(Files.readString(page));
        }
        for (String name : scenarios().toList()) {
            assertThat(Files.readString(SCENARIOS.resolve(name))).startsWith("# ");
            assertThat(pages).contains(name);
        }
    }
}
