package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.race.RaceSettings;
import ticketrace.race.RunFolder;

class FinishedRunsTest {

    private static final RaceSettings RECORDED =
            new RaceSettings(2, 1, "file", "none", null, Duration.ZERO, 1, Duration.ZERO, false, null);

    @TempDir
    Path runs;

    private String judged(RaceSettings settings) throws IOException {
        RunFolder folder = RunFolder.create(runs, settings);
        folder.writeResult(Map.of("verdict", "UNKNOWN", "sold", 1));
        return String.valueOf(folder.path().getFileName());
    }

    @Test
    void raceWithoutHistories_isNotListed_forThereIsNothingToShowOfIt() throws IOException {
        String shown = judged(RECORDED);
        String measured = judged(RECORDED.withoutHistories());
        FinishedRuns finished = new FinishedRuns(runs);

        assertThat(finished.list()).extracting(run -> run.get("id")).containsExactly(shown);
        assertThat(finished.find(shown)).isPresent();
        assertThat(finished.find(measured)).isEmpty();
    }
}
