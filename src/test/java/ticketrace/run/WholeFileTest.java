package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.ChildJvm;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** A written file is complete, or unchanged. */
class WholeFileTest {

    private static final String HALF = "half of the text";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("report.html");
    }

    /** Writes half of a file, prints a line, and waits until the test kills it. */
    static final class Halfway {

        private Halfway() {}

        public static void main(String[] arguments) throws IOException {
            WholeFile.write(Path.of(arguments[0]), out -> {
                out.write(HALF);
                out.flush();
                System.out.println("half");
                try {
                    Thread.sleep(Limits.LIFE_OF_A_CHILD.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Test
    void writerThatIsKilledInTheMiddle_leavesTheOldFile() throws Exception {
        WholeFile.write(file, out -> out.write("the old text"));
        for (Path each : new Path[] {file, folder.resolve("new.html")}) {
            try (ChildJvm writer = ChildJvm.start(Halfway.class, each.toString())) {
                assertThat(writer.hear()).isEqualTo("half");
                writer.kill();
            }
        }
        assertThat(file).hasContent("the old text");
        assertThat(folder.resolve("new.html")).doesNotExist();
    }

    @Test
    void writerThatFailsInTheMiddle_leavesTheOldFile_andNoOther() throws Exception {
        WholeFile.write(file, out -> out.write("the old text"));
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(HALF);
                    out.flush();
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": No space left on device");

        assertThat(file).hasContent("the old text");
        assertThat(RunsFolder.list(folder)).containsExactly(file);
    }

    @Test
    void readerOfTheOldFile_readsItToItsEnd() throws Exception {
        WholeFile.write(file, out -> out.write("first\nline\n"));
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            WholeFile.write(file, out -> out.write("second\n"));
            assertThat(reader.lines()).containsExactly("first", "line");
        }
        assertThat(file).hasContent("second\n");
        assertThat(RunsFolder.list(folder)).containsExactly(file);
    }

    @Test
    void file_hasTheUsersDefaultPermissions() throws Exception {
        Path usual = Files.writeString(folder.resolve("usual"), "");
        WholeFile.write(file, out -> out.write("x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
    }

    @Test
    void link_isFollowed() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.write(link, out -> out.write("through a new link"));
        assertThat(file).hasContent("through a new link");
        WholeFile.write(link, out -> out.write("through it again"));
        assertThat(file).hasContent("through it again");
        assertThat(link).isSymbolicLink();
        Path circle = folder.resolve("circle");
        Files.createSymbolicLink(circle, Path.of("circle"));
        assertThatThrownBy(() -> WholeFile.write(circle, out -> out.write("x")))
                .hasMessage(circle + ": its links go in a circle");
    }

    @Test
    void device_isWrittenDirectly() throws Exception {
        WholeFile.write(Path.of("/dev/null"), out -> out.write("x"));
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void badPath_isNamed() {
        Path nowhere = folder.resolve("nowhere/report.html");
        assertThatThrownBy(() -> WholeFile.write(nowhere, out -> out.write("x")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(nowhere.toString());
        assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write("x")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": Is a directory");
    }
}
