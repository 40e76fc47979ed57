package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

class FinishedRunsTest {

    private static final RaceSettings RECORDED =
            RaceSettings.of("file", "none", Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO));

    @TempDir
    Path runs;

    private String judged(RaceSettings settings) throws IOException {
        RunFolder folder = RunFolder.create(runs, settings);
        Files.writeString(folder.path().resolve("result.json"), "{\"verdict\":\"UNKNOWN\",\"sold\":1}");
        return String.valueOf(folder.path().getFileName());
    }

    @Test
    void raceWithoutHistories_isNotListed_forThereIsNothingToShowOfIt() throws IOException {
        String shown = judged(RECORDED);
        String measured = judged(RECORDED.withoutHistories());
        FinishedRuns finished = new FinishedRuns(runs);

        assertThat(finished.list()).extracting(FinishedRuns.RaceSummary::id).containsExactly(shown);
        assertThat(finished.find(shown)).isPresent();
        assertThat(finished.find(measured)).isEmpty();
    }

    /** A report that is made later changes the files of the run. The list still has the time of the race. */
    @Test
    void timeOfARace_staysWhenItWasRaced() throws IOException {
        Instant before = Instant.now();
        String id = judged(RECORDED);
        Instant after = Instant.now();
        RunFolder.open(runs.resolve(id)).withSchedule("A A");
        Files.writeString(runs.resolve(id).resolve("result.json"), "{\"verdict\":\"VALID\",\"sold\":1}");
        FileTime timer = FileTime.from(after.plus(Duration.ofDays(3)));
        Files.setLastModifiedTime(runs.resolve(id).resolve("result.json"), timer);
        Files.setLastModifiedTime(runs.resolve(id).resolve("race.json"), timer);
        Files.setLastModifiedTime(runs.resolve(id), timer);

        String when = new FinishedRuns(runs).list().get(0).when();
        assertThat(Instant.parse(when)).isBetween(before, after);
    }
}
