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
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.store.FinalState;
import ticketrace.store.Stores;

/** The buyers in the folder of a run, including buyers that were started again after a kill. */
class RunFolderTest {

    private static final RaceSettings TWO =
            RaceSettings.of("file", "none", Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO));

    @TempDir
    Path runs;

    private RunFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = RunFolder.create(runs, TWO);
        Stores.named("file").create(folder.path(), 1).close();
    }

    private void record(String buyer) throws IOException {
        try (Recorder recorder = Recorder.create(folder.historyOf(buyer))) {
            recorder.close(EndReason.QUOTA);
        }
    }

    private List<String> buyers() throws IOException {
        return folder.history().buyers().stream().map(BuyerHistory::buyer).toList();
    }

    @Test
    void history_hasEveryStartOfEveryBuyer_inOrder() throws IOException {
        for (String buyer : List.of("buyer-02", "buyer-01.3", "buyer-01.2", "buyer-01", "buyer-02.2")) {
            record(buyer);
        }

        assertThat(buyers()).containsExactly("buyer-01", "buyer-01.2", "buyer-01.3", "buyer-02", "buyer-02.2");
    }

    @Test
    void historiesOfManyStarts_areInTheOrderOfTheStarts() throws IOException {
        record("buyer-02");
        record("buyer-01");
        for (int start = 2; start <= 11; start++) {
            record("buyer-01." + start);
        }

        assertThat(buyers()).hasSize(12).containsSubsequence("buyer-01.9", "buyer-01.10", "buyer-01.11", "buyer-02");
    }

    @Test
    void missingBuyer_isNamed_evenIfItWasStartedAgain() throws IOException {
        record("buyer-01");
        record("buyer-02.2");

        assertThatIOException()
                .isThrownBy(() -> folder.history())
                .withMessageContaining("buyer-02.history")
                .withMessageContaining("missing");
    }

    /** As if race.json named one buyer fewer than the race had. */
    @ParameterizedTest
    @ValueSource(strings = {"buyer-03", "buyer-01.3", "mallory"})
    void historyThatBelongsToNoBuyer_isNamed(String unknown) throws IOException {
        record("buyer-01");
        record("buyer-02");
        record(unknown);

        assertThatIOException()
                .isThrownBy(() -> folder.history())
                .withMessage(folder.historyOf(unknown) + ": belongs to no buyer of this race, which had 2 buyers");
    }

    @Test
    void killOfAnUnknownBuyer_isNamed() throws IOException {
        record("buyer-01");
        record("buyer-02");
        Files.writeString(folder.path().resolve("killed.json"), "{\"buyers\":[\"buyer-03\"]}");

        assertThatIOException()
                .isThrownBy(() -> folder.history())
                .withMessageContaining("killed.json: damaged: it names buyer-03, who is no buyer of this race");
    }

    @Test
    void history_canBeReadWithAnotherFinalState() throws IOException {
        record("buyer-01");
        record("buyer-02");
        Files.delete(folder.path().resolve("tickets.txt"));
        FinalState end = new FinalState(0, List.of(), List.of());

        assertThat(folder.history(end).end()).isEqualTo(end);
        assertThatIOException().isThrownBy(() -> folder.history()).withMessageContaining("tickets.txt");
    }

    @Test
    void schedule_isWrittenToTheSettings_andReadBack() throws IOException {
        record("buyer-01");
        record("buyer-02");
        assertThat(folder.history().killAsked()).isFalse();

        RunFolder scheduled = folder.withSchedule("A !A +A B");

        assertThat(scheduled.settings()).isEqualTo(TWO.withSchedule("A !A +A B"));
        RunFolder opened = RunFolder.open(folder.path());
        assertThat(opened.settings()).isEqualTo(scheduled.settings());
        assertThat(opened.history().killAsked())
                .as("whether the schedule kills a buyer")
                .isTrue();
    }
}
