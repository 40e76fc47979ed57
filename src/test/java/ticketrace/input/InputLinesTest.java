package ticketrace.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Scratch;

class InputLinesTest {

    private static final long LIMIT_BYTES = 1L << 32;

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private InputLines open(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), text);
        return InputLines.open(file, LIMIT_BYTES, StandardCharsets.UTF_8.newDecoder());
    }

    private List<String> lines(String text) throws IOException {
        List<String> read = new ArrayList<>();
        try (InputLines lines = open(text)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                read.add(line + (lines.isEnded() ? "|" : "") + (lines.isWhole() ? "" : "..."));
            }
        }
        return read;
    }

    @Test
    void lines_areReturned_withWhetherTheyEndInALineBreak() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("a")).containsExactly("a");
        assertThat(lines("a\n")).containsExactly("a|");
        assertThat(lines("\n\na\r\nä")).containsExactly("|", "|", "a|", "ä");
        assertThat(lines("a\r")).containsExactly("a\r");
    }

    /** The different lengths put the end of the buffer at different places in a line. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void longText_isReadCompletely(int length) throws IOException {
        String line = "x".repeat(length);
        assertThat(lines((line + "\r\n").repeat(10_000))).hasSize(10_000).allMatch(each -> each.equals(line + "|"));
    }

    @Test
    void lineThatIsTooLong_isTruncated_andTheNextIsComplete() throws IOException {
        String longest = "x".repeat(InputLines.LONGEST_LINE);

        assertThat(lines(longest + "\n" + longest + "y\nz")).containsExactly(longest + "|", longest + "|...", "z");
    }

    @Test
    void bytesThatAreNotUtf8_areAnError_withADecoderThatReports() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {'a', '\n', (byte) 0xff, '\n'});

        try (InputLines lines = InputLines.open(file, LIMIT_BYTES, StandardCharsets.UTF_8.newDecoder())) {
            assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(lines::next);
        }
    }
}
