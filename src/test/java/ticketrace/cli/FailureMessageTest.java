package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureMessageTest {

    private static final String UNMAPPABLE = "Malformed input or input contains unmappable characters";

    static Stream<Arguments> failuresOfTheEnvironment() {
        InvalidPathException umlaut = new InvalidPathException("Gr??e", UNMAPPABLE);
        return Stream.of(
                arguments(new NoSuchFileException("f"), 74, "f: there is no such file"),
                arguments(new AccessDeniedException("f"), 74, "f: permission denied"),
                arguments(new NotDirectoryException("f"), 74, "f: is not a folder"),
                arguments(new IOException("f: broken"), 74, "f: broken"),
                arguments(new UncheckedIOException("f: read", new IOException("f: broken")), 74, "f: broken"),
                arguments(new ExecutionException(new IOException("f: broken")), 74, "f: broken"),
                arguments(new IllegalStateException(new IOException("f: broken")), 74, "f: broken"),
                arguments(umlaut, 2, "LC_ALL=C.UTF-8"),
                arguments(new ExceptionInInitializerError(umlaut), 2, "LC_ALL=C.UTF-8"),
                arguments(new IllegalStateException(new ExceptionInInitializerError(umlaut)), 2, "LC_ALL=C.UTF-8"),
                arguments(new InvalidPathException("a\0b", "Nul character not allowed"), 2, "Nul character"),
                arguments(
                        new OutOfMemoryError("unable to create native thread: possibly out of memory or"
                                + " process/resource limits reached"),
                        74,
                        "ulimit -u"),
                arguments(new OutOfMemoryError("Java heap space"), 74, "-Xmx"),
                arguments(
                        new InternalError("a fault occurred in a recent unsafe memory access operation"),
                        74,
                        "is the disk full"),
                arguments(new NoClassDefFoundError("ticketrace/view/terminal/Colour"), 74, "jar replaced"),
                arguments(new InterruptedException(), 130, "interrupted"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheEnvironment")
    void failureOfTheEnvironment_isReportedWithARemedy(Throwable thrown, int exit, String says) {
        FailureMessage failure = FailureMessage.of(thrown);

        assertThat(failure.exit()).isEqualTo(exit);
        assertThat(failure.line()).contains(says).doesNotContain("internal error");
        assertThat(failure.mistake()).isNull();
    }

    static Stream<Throwable> programmingErrors() {
        return Stream.of(
                new IllegalStateException("bug"),
                new NullPointerException(),
                new StackOverflowError(),
                new AssertionError("bug"),
                new InternalError("bug"),
                new ExceptionInInitializerError(new IllegalStateException("bug")),
                new NoClassDefFoundError("Could not initialize class ticketrace.view.terminal.Colour"),
                new IllegalStateException("a bug with a cause", new IOException("f")));
    }

    @ParameterizedTest
    @MethodSource("programmingErrors")
    void programmingError_isOneLine_andItsStackTraceIsInAFile(Throwable thrown) throws IOException {
        PrintedErrors printed = PrintedErrors.of(() -> FailureMessage.of(thrown).tell());

        assertThat(printed.exit()).isEqualTo(70);
        assertThat(printed.text()).startsWith("ticketrace: internal error, please report it: ");
        assertThat(printed.text().lines()).hasSize(1);
        Matcher file = Pattern.compile("\\(all of it is in (.*)\\)\\R$").matcher(printed.text());
        assertThat(file.find()).as(printed.text()).isTrue();
        Path trace = Path.of(file.group(1));
        assertThat(Files.readString(trace))
                .startsWith(thrown.toString())
                .contains("at ticketrace.cli.FailureMessageTest");
        Files.delete(trace);
    }

    @Test
    void messageOfManyLines_isPrintedAsOneLine() {
        PrintedErrors printed =
                PrintedErrors.of(() -> FailureMessage.of(new IOException("f: broken\n  here\r\n  and there"))
                        .tell());

        assertThat(printed.text()).isEqualTo("ticketrace: f: broken here and there" + System.lineSeparator());
    }
}
