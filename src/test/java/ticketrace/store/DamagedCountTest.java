package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error for a file that holds no valid count names the file and shows its content. */
class DamagedCountTest {

    @TempDir
    Path folder;

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("tickets.txt"), content.replace("|", "\n"));
    }

    private void assertDamaged(Path file, String found, int bytes) {
        assertThatExceptionOfType(DamagedStoreException.class)
                .isThrownBy(() -> CountFile.readOnce(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("seven digits and a newline")
                .withMessageContaining(bytes + " bytes: \"" + found + "\"");
    }

    private void assertDamagedForBuyers(Path file) throws Exception {
        try (CountFile count = CountFile.open(file)) {
            assertThatExceptionOfType(DamagedStoreException.class)
                    .isThrownBy(count::read)
                    .withMessageContaining(file.toString());
        }
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "~~,0",
                "|,1",
                "7,1",
                "100|,4",
                "0000100,7",
                "000100|,7",
                "00000100,8",
                "00000100|,9",
                "000 100|,8",
                "    100|,8",
                "100    |,8",
                "-000100|,8",
                "+000100|,8",
                "0x00100|,8",
                "00001e2|,8",
                "hundred|,8",
                "{\"n\":7}|,8",
                "0000100\r,8",
                "0000100 ,8",
                "|0000100,8"
            })
    void invalidContent_isShownInTheError(String content, int bytes) throws Exception {
        Path file = file(content);
        assertThat(file).hasSize(bytes);
        assertDamaged(file, content.replace("|", "\\n").replace("\r", "?"), bytes);
        assertDamagedForBuyers(file);
    }

    /** A buyer reads only the first eight bytes. The check at the end of a race reads the whole file. */
    @ParameterizedTest
    @ValueSource(strings = {"0000100||", "0000100|0000099|", "0000100|and more"})
    void countFollowedByMoreBytes_isDamagedAtTheEnd(String content) throws Exception {
        assertDamaged(file(content), content.replace("|", "\\n"), content.length());
    }

    @Test
    void unprintableBytes_areShownAsQuestionMarks() throws Exception {
        Path file = Files.write(folder.resolve("tickets.txt"), new byte[] {0, 1, 27, (byte) 0xff, '4', '2', 127, '\n'});
        assertDamaged(file, "????42?\\n", 8);
        assertDamagedForBuyers(file);
    }

    /** Only 0 to 9 are valid digits. The error shows each byte of any other digit as one question mark. */
    @Test
    void digitsOfOtherScripts_areInvalid() throws Exception {
        Path file = file("٧٧٧|");
        assertDamaged(file, "??????\\n", 7);
        assertDamagedForBuyers(file);
    }

    @Test
    void longContent_isShortenedToItsFirstCharacters() throws Exception {
        Path file = file("x".repeat(1_000_000));
        assertDamaged(file, "x".repeat(40), 1_000_000);
    }

    @Test
    void missingFile_isNamed_andIsNotReportedAsDamage() {
        Path file = folder.resolve("tickets.txt");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> CountFile.readOnce(file))
                .withMessageContaining(file.toString());
    }
}
