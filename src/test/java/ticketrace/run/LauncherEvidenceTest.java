package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.EndReason;

/** The notes of the launcher on buyers that were killed or stopped. */
class LauncherEvidenceTest {

    private static final List<String> BUYERS = List.of("buyer-01", "buyer-02", "buyer-03");

    @TempDir
    Path folder;

    @Test
    void withoutNotes_noBuyerWasStoppedOrKilled() throws IOException {
        LauncherEvidence launcherEvidence = new LauncherEvidence(folder);

        assertThat(launcherEvidence.stopped()).isNull();
        assertThat(launcherEvidence.killed(BUYERS)).isEmpty();
    }

    @Test
    void notes_areReadBack() throws IOException {
        LauncherEvidence launcherEvidence = new LauncherEvidence(folder);
        launcherEvidence.writeStopped(EndReason.INTERRUPTED);
        LauncherEvidence.DoneFault first =
                new LauncherEvidence.DoneFault(FaultText.parse("kill holder at RECORD"), "buyer-03");
        LauncherEvidence.DoneFault second =
                new LauncherEvidence.DoneFault(FaultText.parse("kill buyer-01"), "buyer-01");
        launcherEvidence.writeDone(List.of(first));
        launcherEvidence.writeDone(List.of(first, second));

        assertThat(launcherEvidence.stopped()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(launcherEvidence.killed(BUYERS)).containsExactly("buyer-03", "buyer-01");
        assertThat(launcherEvidence.done()).containsExactly(first, second);
        launcherEvidence.forgetDone();
        assertThat(launcherEvidence.killed(BUYERS)).isEmpty();
        assertThat(launcherEvidence.done()).isEmpty();
    }

    @Test
    void pause_isReadBackWithItsTimes_andItsBuyerWasNotKilled() throws IOException {
        LauncherEvidence launcherEvidence = new LauncherEvidence(folder);
        Fault pause = FaultText.parse("pause holder for 300ms");
        LauncherEvidence.DoneFault begun = new LauncherEvidence.DoneFault(pause, "buyer-02", 1_000, 0);
        LauncherEvidence.DoneFault ended = new LauncherEvidence.DoneFault(pause, "buyer-02", 1_000, 301_000_000);
        launcherEvidence.writeDone(List.of(begun));
        assertThat(launcherEvidence.done()).containsExactly(begun);
        launcherEvidence.writeDone(List.of(ended));

        assertThat(launcherEvidence.done()).containsExactly(ended);
        assertThat(launcherEvidence.killed(BUYERS)).isEmpty();
        assertThat(ended.isPauseOf(Duration.ofMillis(300))).isTrue();
        assertThat(ended.isPauseOf(Duration.ofMillis(301))).isFalse();
        assertThat(begun.isPauseOf(Duration.ofHours(1)))
                .as("it was not let go on")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"buyers\":\"buyer-01\"}",
                "{\"buyers\":[",
                "{\"buyers\":[\"buyer-04\"]}",
                "{\"buyers\":[3]}"
            })
    void damagedNote_isNamed(String text) throws IOException {
        Files.writeString(folder.resolve("killed.json"), text);

        assertThatThrownBy(() -> new LauncherEvidence(folder).killed(BUYERS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("killed.json") + ": damaged")
                .hasMessageNotContaining("\n");
    }
}
