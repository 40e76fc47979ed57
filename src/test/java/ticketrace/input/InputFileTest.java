package ticketrace.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Scratch;

class InputFileTest {

    private static final int LIMIT_BYTES = 100;

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private Path file() {
        return folder.resolve("file");
    }

    @ParameterizedTest
    @EnumSource(OddFile.class)
    void objectThatIsNoRegularFile_isNamed_andNotOpened(OddFile odd) throws Exception {
        odd.inPlaceOf(file());

        assertThatIOException()
                .isThrownBy(() -> InputFile.text(file(), LIMIT_BYTES))
                .withMessageStartingWith(file() + ": " + odd.error());
    }

    @Test
    void missingFile_isReported() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> InputFile.require(file(), LIMIT_BYTES))
                .withMessage(file().toString());
    }

    @Test
    void fileOfExactlyTheLimit_isRead_alsoThroughALink() throws IOException {
        Files.writeString(file(), "ä".repeat(LIMIT_BYTES / 2));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file());

        assertThat(InputFile.text(link, LIMIT_BYTES)).hasSize(LIMIT_BYTES / 2);
        assertThatIOException()
                .isThrownBy(() -> InputFile.text(link, LIMIT_BYTES - 1))
                .withMessage(link + ": is too large to be what it should be: it has 100 bytes, more than 99");
    }

    /** The kernel reports size 0 for the files in {@code /proc}. */
    @Test
    void fileThatIsLargerThanItsReportedSize_isReadOnlyUpToTheLimit() {
        assertThatIOException()
                .isThrownBy(() -> InputFile.text(Path.of("/proc/self/status"), LIMIT_BYTES))
                .withMessageContaining("is too large");
    }

    @Test
    void bytesThatAreNotUtf8_areRefused() throws IOException {
        Files.write(file(), "ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> InputFile.text(file(), LIMIT_BYTES));
    }
}
