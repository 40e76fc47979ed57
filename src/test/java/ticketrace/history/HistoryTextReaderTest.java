package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTextReaderTest {

    private static final String HEAD = """
            {"schema":"ticketrace/history/3","store":"file","guard":"none","tickets":7}
            """;
    private static final String BUYER = """
            {"buyer":"A"}
            """;
    private static final String READ = """
            {"buyer":"A","purchase":1,"step":"READ","begin":10,"end":20,"value":7}
            """;
    private static final String SOLD = READ + """
            {"buyer":"A","purchase":1,"step":"WRITE","begin":30,"end":40}
            {"buyer":"A","purchase":1,"step":"RECORD","begin":40,"end":50,"outcome":"SOLD"}
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("history.jsonl");
    }

    private RaceHistory read(String text) throws Exception {
        return HistoryTextReader.read(Files.writeString(file, text));
    }

    private void assertDamaged(String text, int line, String says) {
        assertThatExceptionOfType(DamagedHistoryException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(file + ": line " + line + ": ")
                .withMessageContaining(says);
    }

    private static String head(String history) {
        return HEAD.replace("}", ",\"history\":\"" + history + "\"}");
    }

    @Test
    void raceWithoutHistories_hasBuyersAndSales_andNoSteps() throws Exception {
        RaceHistory race = read(head("off") + BUYER + """
                {"sale":7,"buyer":"A","purchase":1}
                {"remaining":6}
                """);

        assertThat(race.recorded()).isFalse();
        assertThat(race.withBuyers(race.buyers()).recorded()).isFalse();
        assertThat(race.buyers())
                .singleElement()
                .matches(buyer -> buyer.purchases().isEmpty());
        assertThat(race.end().sales()).hasSize(1);
        assertThat(read(HEAD + BUYER).recorded())
                .as("a head without this key counts as recorded")
                .isTrue();
    }

    @Test
    void stepInARaceWithoutHistories_isRefused() {
        assertDamaged(head("off") + BUYER + READ, 3, "recorded no step");
        assertDamaged(head("lost") + BUYER, 1, "\"history\" must be \"off\"");
    }

    @Test
    void historyWrittenByHand_needsOnlyTheRequiredKeys() throws Exception {
        RaceHistory race = read(HEAD + "\n" + BUYER + "  \n" + SOLD);
        assertThat(race.buyers()).singleElement().satisfies(buyer -> {
            assertThat(buyer.isClosed()).isFalse();
            assertThat(buyer.purchases()).singleElement().matches(PurchaseRecord::isSold);
        });
        assertThat(race.end().remaining()).isNull();
        assertThat(race.killAsked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n\t\n"})
    void emptyFile_isNoHistory(String text) {
        assertThatExceptionOfType(DamagedHistoryException.class)
                .isThrownBy(() -> read(text))
                .withMessage(file + ": is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "null", "7", "[]", "\"text\"", "{", "{\"a\":1", "{} {}", "{}x", "{\"a\":1,\"a\":2}", "\0"})
    void lineThatIsNotAnObject_isReportedWithItsNumber(String line) {
        assertDamaged(HEAD + BUYER + line + "\n" + SOLD, 3, "not a JSON object");
        assertDamaged(line, 1, "not a JSON object");
    }

    @Test
    void bytesThatAreNotText_areDamage() throws Exception {
        Files.write(file, (HEAD + "{\"buyer\":\"\u00e4\"}\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DamagedHistoryException.class)
                .isThrownBy(() -> HistoryTextReader.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}| \"schema\" must be a text",
                "{\"schema\":\"other\"}| must have \"schema\":\"ticketrace/history/3\"",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"guard\":\"none\"}| \"tickets\"",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"guard\":\"none\",\"tickets\":0}| \"tickets\"",
                "{\"schema\":\"ticketrace/history/3\",\"store\":1,\"guard\":\"none\",\"tickets\":7}| \"store\"",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"tickets\":7}| \"guard\"",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"guard\":\"none\",\"tickets\":7,\"forbids\":1}| \"forbids\"",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"guard\":\"none\",\"tickets\":7,\"forbids\":[1]}| \"forbids\" must be a list of texts",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"guard\":\"none\",\"tickets\":7,\"killHolder\":\"none\"}| \"killHolder\" must be true or false",
                "{\"schema\":\"ticketrace/history/3\",\"store\":\"file\",\"guard\":\"none\",\"tickets\":7,\"killed\":[\"B\"]}| \"killed\" names B, and no line introduces it",
            })
    void badHead_isReportedAsLineOne(String head, String says) {
        assertDamaged(head + "\n" + BUYER, 1, says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"pid\":7}| \"buyer\" must be a text",
                "{\"buyer\":7}| \"buyer\" must be a text",
                "{\"buyer\":\"A\"}| introduced twice",
                "{\"buyer\":\"B\",\"pid\":\"7\"}| \"pid\" must be a whole number",
                "{\"buyer\":\"B\",\"reason\":\"QUOTA\"}| \"closed\" and \"reason\" belong together",
                "{\"buyer\":\"B\",\"closed\":90}| \"closed\" and \"reason\" belong together",
                "{\"buyer\":\"B\",\"closed\":90,\"reason\":\"TIRED\"}| none of [SOLD_OUT, QUOTA, TIME_LIMIT, INTERRUPTED, DEADLOCK]",
                "{\"buyer\":\"B\",\"purchase\":1,\"step\":\"READ\",\"begin\":10}| no line before it introduces B",
                "{\"buyer\":\"A\",\"step\":\"READ\",\"begin\":10}| \"purchase\" must be a whole number",
                "{\"buyer\":\"A\",\"purchase\":2,\"step\":\"READ\",\"begin\":10}| purchase 1 of this buyer should be next",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"STEAL\",\"begin\":10}| none of [ACQUIRE, READ",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":0}| later than the start signal",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":-5}| later than the start signal",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":1.5}| \"begin\" must be a whole number",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":99999999999999999999}| \"begin\" must be",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\"}| it never began",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":20,\"end\":10,\"value\":7}| backwards",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":10,\"end\":20}| it went on and read no count",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":10,\"end\":20,\"value\":-1}| \"value\"",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":10,\"end\":20,\"value\":7,\"outcome\":\"SOLD\"}| no sale",
                "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"READ\",\"begin\":10,\"outcome\":\"WON\"}| none of [SOLD",
                "{\"sale\":\"7\",\"buyer\":\"A\",\"purchase\":1}| \"sale\" must be a whole number",
                "{\"sale\":7,\"purchase\":1}| \"buyer\" must be a text",
                "{\"sale\":7,\"buyer\":\"A\"}| \"purchase\"",
                "{\"remaining\":-1}| \"remaining\"",
                "{\"remaining\":\"none\"}| \"remaining\"",
                "{\"damage\":1}| \"damage\" must be a text",
            })
    void badLine_isReportedWithItsNumber(String line, String says) {
        assertDamaged(HEAD + BUYER + line, 3, says);
        assertDamaged(HEAD + "\n\n" + BUYER + line + "\n{\"remaining\":0}\n", 5, says);
    }

    @Test
    void stepsOutOfOrder_areReportedWithTheirLine() {
        String twice = HEAD + BUYER + READ + READ;
        assertDamaged(twice, 4, "READ is there twice");
        String late = HEAD + BUYER + READ + "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"WRITE\",\"begin\":15}";
        assertDamaged(late, 4, "backwards");
        String apart = HEAD + BUYER + SOLD.replace("\"begin\":40", "\"begin\":41");
        assertDamaged(apart, 5, "neighbouring steps share that moment");
        String open = HEAD + BUYER + READ + "{\"buyer\":\"A\",\"purchase\":2,\"step\":\"READ\",\"begin\":60}";
        assertDamaged(open, 4, "purchase 1 of this buyer has no outcome");
        String over = HEAD + BUYER + SOLD + "{\"buyer\":\"A\",\"purchase\":1,\"step\":\"RELEASE\",\"begin\":50}";
        assertDamaged(over, 6, "is over");
    }

    @Test
    void purchasesThatOverlap_areReportedWithTheirLine() {
        String next = "{\"buyer\":\"A\",\"purchase\":2,\"step\":\"READ\",\"begin\":%d}\n";
        assertDamaged(HEAD + BUYER + SOLD + next.formatted(49), 6, "begins before the one before it was over");
        assertThatNoException().isThrownBy(() -> read(HEAD + BUYER + SOLD + next.formatted(50)));
    }

    @Test
    void buyerThatClosedBeforeItsLastPurchase_orStartedAfterItsFirst_isReportedWithItsLine() {
        String buyer = "{\"buyer\":\"A\",\"started\":%d,\"closed\":%d,\"reason\":\"QUOTA\"}\n";
        assertDamaged(HEAD + buyer.formatted(5, 49) + SOLD, 2, "the close time is before its last step");
        assertDamaged(HEAD + buyer.formatted(11, 60) + SOLD, 2, "purchase 1 began before it had started");
        assertDamaged(HEAD + buyer.formatted(61, 60), 2, "the close time is before its last step");
        assertThatNoException().isThrownBy(() -> read(HEAD + buyer.formatted(10, 50) + SOLD));
    }

    @Test
    void missingFile_isNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> HistoryTextReader.read(file))
                .withMessage(file.toString());
    }
}
