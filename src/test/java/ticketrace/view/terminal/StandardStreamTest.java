package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is at the other end of a stream, on a system with {@code /dev/fd} or without. */
class StandardStreamTest {

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private boolean isTerminal(Path file, boolean answer) {
        return StandardStream.isTerminal(file, () -> {
            asked.incrementAndGet();
            return answer;
        });
    }

    /** If the file in {@code /dev/fd} does not exist, the program asks the operating system. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNoFileTells_theSystemIsAsked(boolean terminal) {
        assertThat(isTerminal(folder.resolve("fd/1"), terminal)).isEqualTo(terminal);
        assertThat(asked).hasValue(1);
        assertThat(StandardStream.isPipe(folder.resolve("fd/1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void characterDevice_mayBeATerminal_soTheSystemIsAsked(boolean terminal) {
        assertThat(isTerminal(Path.of("/dev/null"), terminal)).isEqualTo(terminal);
        assertThat(asked).hasValue(1);
        assertThat(StandardStream.isPipe(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void fileAndPipe_areNoTerminal() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(isTerminal(file, true)).isFalse();
        assertThat(isTerminal(pipe(), true)).isFalse();
        assertThat(asked).as("this need not ask the system").hasValue(0);
        assertThat(StandardStream.isPipe(file)).isFalse();
    }

    @Test
    void pipe_andLinkToAPipe_arePipes() throws Exception {
        assertThat(StandardStream.isPipe(pipe())).isTrue();
        assertThat(StandardStream.isPipe(Files.createSymbolicLink(folder.resolve("link"), folder.resolve("pipe"))))
                .isTrue();
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }
}
