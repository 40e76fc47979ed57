package ticketrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** A page that shows Java: each block is part of a compiled example, and each example prints what the page says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JavaPageContract {

    private static final Path TESTS = Path.of("src/test/java");

    private final Path page;
    private final String sources;

    /** Takes the path of the page, and the package of its examples. */
    JavaPageContract(String page, String sources) {
        this.page = Path.of(page);
        this.sources = sources;
    }

    private RunsFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = RunsFolder.create();
    }

    @AfterEach
    void deleteFolder() throws IOException {
        folder.close();
    }

    /** The examples, each with its lines of output in any order, as processes print at the same time. */
    abstract Stream<Arguments> examples();

    static Arguments example(String name, String... output) {
        return Arguments.of(name, List.of(output));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_printsWhatThePageSays(String name, List<String> output) throws Exception {
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
                        sources + "." + name)
                .directory(folder.path().toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void everyExample_isRun() {
        List<String> sourceFiles = RunsFolder.list(folderOfSources()).stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(examples().map(example -> example.get()[0] + ".java"))
                .containsExactlyInAnyOrderElementsOf(sourceFiles);
    }

    @Test
    void everyBlockOfJavaOnThePage_isPartOfAnExample_andEveryExampleIsOnThePage() throws Exception {
        List<String> blocks = javaBlocks();
        for (Path source : RunsFolder.list(folderOfSources())) {
            String code = withoutWhitespace(Files.readString(source));
            assertThat(blocks.removeIf(code::contains))
                    .as("a block of %s on the page", source)
                    .isTrue();
        }
        assertThat(blocks).as("blocks that are in no example").isEmpty();
    }

    private Path folderOfSources() {
        return TESTS.resolve(sources.replace('.', '/'));
    }

    private List<String> javaBlocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(page)) {
            if (line.equals("```java")) {
                block = new StringBuilder();
            } else if (line.equals("```") && block != null) {
                blocks.add(withoutWhitespace(block.toString()));
                block = null;
            } else if (block != null) {
                block.append(line);
            }
        }
        assertThat(blocks).doesNotContain("");
        return blocks;
    }

    private static String withoutWhitespace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
