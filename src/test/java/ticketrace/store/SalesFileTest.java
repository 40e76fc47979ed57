package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesFileTest {

    private static final Sale GOOD = new Sale(7, "buyer-01", 1);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve(SalesFile.NAME);
    }

    /** Returns each sale, or a line that describes the damage, in the order of the file. */
    private List<Object> read(String content) throws IOException {
        Files.writeString(file, content);
        return read();
    }

    private List<Object> read() throws IOException {
        List<Object> events = new ArrayList<>();
        SalesFile.readAll(file, new SalesFile.Reader() {
            @Override
            public void sale(Sale sale) {
                events.add(sale);
            }

            @Override
            public void damaged(int line, String text) {
                events.add(line + ": " + text);
            }

            @Override
            public void cutOff(String text) {
                events.add("cut off: " + text);
            }
        });
        return events;
    }

    @Test
    void newFile_holdsOnlyItsHeading() throws Exception {
        SalesFile.create(file, List.of());
        assertThat(file).hasContent("seat,buyer,purchase\n");
        assertThat(read()).isEmpty();
        assertThatIOException()
                .isThrownBy(() -> SalesFile.create(file, List.of()))
                .withMessageContaining(file.toString());
    }

    @Test
    void appendedSale_isOneLine() throws Exception {
        SalesFile.create(file, List.of());
        try (SalesFile sales = SalesFile.open(file, "buyer-01")) {
            sales.append(9_999_999, 1);
            sales.append(1, Integer.MAX_VALUE);
        }
        assertThat(file).hasContent("seat,buyer,purchase\n9999999,buyer-01,1\n1,buyer-01,2147483647\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,",
                "7",
                "7,1",
                "7,,1",
                ",buyer-01,1",
                "7,buyer-01,",
                "0,buyer-01,1",
                "-7,buyer-01,1",
                "7,buyer-01,0",
                "7,buyer-01,-1",
                "7,buyer-01,one",
                "seven,buyer-01,1",
                "7 ,buyer-01,1",
                "7,buyer-01, 1",
                "99999999999,buyer-01,1",
                "7,buyer-01,99999999999",
                "7;buyer-01;1",
                "seat,buyer,purchase",
                "\0\0\0\0\0\0\0"
            })
    void invalidLine_isReportedWithItsNumber_andTheOthersAreRead(String line) throws Exception {
        assertThat(read("seat,buyer,purchase\n7,buyer-01,1\n" + line + "\n7,buyer-01,1\n"))
                .containsExactly(GOOD, "3: " + line, GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "seat;buyer;purchase\n", "7,buyer-01,1\n"})
    void missingHeading_isDamage(String start) throws Exception {
        assertThat(read(start + "7,buyer-01,1\n"))
                .first()
                .isEqualTo("1: " + start.lines().findFirst().orElse("7,buyer-01,1"));
    }

    @Test
    void emptyFile_isDamage() throws Exception {
        assertThat(read("")).containsExactly("1: ");
    }

    /** If purchase number 12 is cut off after its first digit, it looks like purchase number 1. */
    @ParameterizedTest
    @ValueSource(strings = {"6,buyer-01,1", "6,buyer-", "6"})
    void lastLineWithoutANewline_isNoSale(String line) throws Exception {
        assertThat(read("seat,buyer,purchase\n7,buyer-01,1\n" + line)).containsExactly(GOOD, "cut off: " + line);
    }

    @Test
    void bytesThatAreNotText_areDamage_andNoException() throws Exception {
        Files.writeString(file, "seat,buyer,purchase\n7,buyer-01,1\n");
        Files.write(file, "\u00ff\u00fe\n".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
        assertThat(read()).hasSize(2).first().isEqualTo(GOOD);
    }

    @Test
    void missingFile_isNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(this::read)
                .withMessage(file.toString());
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> SalesFile.open(file, "buyer-01"))
                .withMessage(file.toString());
    }
}
