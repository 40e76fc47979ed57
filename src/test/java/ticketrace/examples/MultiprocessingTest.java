package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** The page on multiprocessing: its Java is in classes that are compiled, and each does what the page says. */
class MultiprocessingTest {

    private static final Path PAGE = Path.of("src/docs/multiprocessing.md");
    private static final Path SOURCES = Path.of("src/test/java/ticketrace/examples/multiprocessing");

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    /** Each example, and its output: in any order, for what processes say at once has none. */
    static Stream<Arguments> examples() {
        return Stream.of(
                example("Greet", "hello Alice, says greeter", "exit code 0"),
                example("Book", "2 seats for Metropolis"),
                example("Sell", "sold 3", "sold 3"),
                example("Patience", "ended false, alive true", "alive false, exit code -15"),
                example("Codes", "3", "143", "1"),
                example("Night", "main ends", "cleaned"),
                example(
                        "Relatives",
                        "MainProcess, processors: " + Runtime.getRuntime().availableProcessors(),
                        "children: 1",
                        "Process-1, child of MainProcess",
                        "Process-1:1, child of Process-1",
                        "children: 0"),
                example("First", "quick"),
                example("Upper", "refused", "a stranger was here", "ANY SEATS LEFT?"),
                example("Talk", "anybody here", "[42, seats]"),
                example("Grab", "got ticket 3", "got ticket 2", "got ticket 1", "left: 0"));
    }

    private static Arguments example(String name, String... output) {
        return Arguments.of(name, List.of(output));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_doesWhatThePageSays(String name, List<String> output) throws Exception {
        Process run = start(name);
        try {
            assertThat(run.waitFor(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS))
                    .as("%s ended", name)
                    .isTrue();
            assertThat(run.exitValue()).as(read("err")).isZero();
            assertThat(read("out").lines()).containsExactlyInAnyOrderElementsOf(output);
            assertThat(RunsFolder.list(folder.resolve("tmp"))).isEmpty();
        } finally {
            run.destroyForcibly();
        }
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ticketrace.examples.multiprocessing." + name)
                .directory(folder.path().toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void everyExampleIsRun() {
        List<String> sources = RunsFolder.list(SOURCES).stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(examples().map(example -> example.get()[0] + ".java")).containsExactlyInAnyOrderElementsOf(sources);
    }

    @Test
    void everyBlockOfJavaOnThePage_isPartOfAnExample_andEveryExampleIsOnThePage() throws Exception {
        List<String> blocks = javaBlocks();
        for (Path source : RunsFolder.list(SOURCES)) {
            String code = withoutSpace(Files.readString(source));
            assertThat(blocks.removeIf(code::contains))
                    .as("%s is on the page", source)
                    .isTrue();
        }
        assertThat(blocks).as("blocks that are in no example").isEmpty();
    }

    private static List<String> javaBlocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.equals("```java")) {
                block = new StringBuilder();
            } else if (line.equals("```") && block != null) {
                blocks.add(withoutSpace(block.toString()));
                block = null;
            } else if (block != null) {
                block.append(line);
            }
        }
        assertThat(blocks).doesNotContain("");
        return blocks;
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
