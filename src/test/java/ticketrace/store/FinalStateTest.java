package ticketrace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalStateTest {

    @TempDir
    Path folder;

    private Path count;
    private Path sales;

    @BeforeEach
    void createExport() throws Exception {
        count = Files.writeString(folder.resolve("tickets.txt"), "0000041\n");
        sales = Files.writeString(folder.resolve("sales.csv"), "seat,buyer,purchase\n42,buyer-01,1\n");
    }

    @Test
    void export_isReadCompletely() throws Exception {
        FinalState end = FinalState.read(folder);
        assertThat(end.remaining()).isEqualTo(41);
        assertThat(end.sales()).containsExactly(new Sale(42, "buyer-01", 1));
        assertThat(end.damage()).isEmpty();
        assertThat(end.cutOff()).isNull();
    }

    @Test
    void damagedCount_isNull_andItsDamageIsReported() throws Exception {
        Files.writeString(count, "forty\n");
        FinalState end = FinalState.read(folder);
        assertThat(end.remaining()).isNull();
        assertThat(end.sales()).containsExactly(new Sale(42, "buyer-01", 1));
        assertThat(end.damage()).singleElement().asString().contains(count.toString(), "\"forty\\n\"");
    }

    @Test
    void damagedSale_isReportedWithItsFileAndLine() throws Exception {
        Files.writeString(sales, "seat,buyer,purchase\n42,buyer-01,1\n41,buy40,buyer-02\n39,buyer-01,2\n");
        FinalState end = FinalState.read(folder);
        assertThat(end.remaining()).isEqualTo(41);
        assertThat(end.sales()).containsExactly(new Sale(42, "buyer-01", 1), new Sale(39, "buyer-01", 2));
        assertThat(end.damage())
                .singleElement()
                .asString()
                .contains(sales.toString(), "line 3", "\"41,buy40,buyer-02\"");
    }

    @Test
    void unfinishedLastSale_isReportedSeparatelyFromDamage() throws Exception {
        Files.writeString(sales, "seat,buyer,purchase\n42,buyer-01,1\n41,buyer-01,");
        FinalState end = FinalState.read(folder);
        assertThat(end.sales()).containsExactly(new Sale(42, "buyer-01", 1));
        assertThat(end.damage()).isEmpty();
        assertThat(end.cutOff()).contains(sales.toString(), "\"41,buyer-01,\"");
    }

    @Test
    void muchDamage_isReportedInAFewShortSentences() throws Exception {
        Files.writeString(sales, ("x".repeat(10_000) + "\n").repeat(1_000));
        FinalState end = FinalState.read(folder);
        assertThat(end.sales()).isEmpty();
        assertThat(end.damage()).hasSizeBetween(1, 10).allMatch(sentence -> sentence.length() < 300);
    }

    @Test
    void missingFile_isNamed() throws Exception {
        Files.delete(sales);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FinalState.read(folder))
                .withMessage(sales.toString());
        Files.delete(count);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FinalState.read(folder))
                .withMessage(count.toString());
    }
}
