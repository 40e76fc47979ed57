package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.EndReason;

/** The end reports of buyers, in the folder of a run without histories. */
class EndReportsTest {

    private static final RaceSettings TWO = RaceSettings.of(
                    "file", "none", Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO))
            .withoutHistories();

    private static final String ENDS = """
        {"signalNanos":100,"buyers":[
        {"name":"buyer-01","pid":11,"reason":"QUOTA","startedNanos":110,"endedNanos":900,"skewNanos":3},
        {"name":"buyer-02","pid":12}]}
        """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("ends.json");
    }

    private List<BuyerHistory> read(String text) throws IOException {
        Files.writeString(file, text);
        return new EndReports(folder).read(TWO);
    }

    @Test
    void buyerWithAnEndReport_isClosed_andOneWithoutIsNot() throws IOException {
        assertThat(read(ENDS))
                .containsExactly(
                        new BuyerHistory(
                                "buyer-01",
                                11,
                                new BuyerHistory.Start(100, 110, 3, ClockOffset.NONE),
                                new BuyerHistory.End(900, EndReason.QUOTA),
                                List.of()),
                        new BuyerHistory("buyer-02", 12, new BuyerHistory.Start(100, 0), null, List.of()));
    }

    @Test
    void missingFile_isNamed() {
        assertThatIOException()
                .isThrownBy(() -> new EndReports(folder).read(TWO))
                .withMessageStartingWith(file + ": missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"signalNanos", "buyers", "buyer-02", "\"pid\":12", "endedNanos", "skewNanos", "QUOTA", "}]"})
    void damagedFile_isNamed(String altered) {
        String text = ENDS.replace(altered, altered.equals("\"pid\":12") ? "\"pid\":\"x\"" : "-");
        assertThat(text).isNotEqualTo(ENDS);
        assertThatIOException().isThrownBy(() -> read(text)).withMessageStartingWith(file + ": damaged: ");
    }
}
