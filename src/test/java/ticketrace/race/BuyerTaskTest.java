package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.Step;

/** A buyer's task as command line arguments and as a line of text. */
class BuyerTaskTest {

    private static BuyerTask in(String folder) {
        Path path = Path.of(folder);
        return new BuyerTask(
                "buyer-07",
                new BuyerTask.Places(
                        path, path.resolve("buyer-07.history"), path.resolve("buyer-07.log"), path.resolve("scratch")),
                new PlugInNames(
                        "a.Store", "a.Guard$Inner", Map.of("isolation", "read-committed", "leaseMillis", "100")),
                new BuyerTask.BuyerLoad(Duration.ofNanos(1500), 3, Duration.ofSeconds(65), 50),
                List.of(new StopPoint(0, Step.RECORD, 12, 0), new StopPoint(2, Step.ACQUIRE, 0, 5_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/plain", "/runs/with space", "/100%/%20/%25", "/two\nlines\r", "/Zürich ☃", "/ "})
    void task_isReadBackUnchanged(String folder) {
        BuyerTask task = in(folder);

        assertThat(BuyerTask.fromArguments(task.toArguments().toArray(String[]::new)))
                .isEqualTo(task);
        assertThat(task.toWords()).doesNotContain("\n", "\r");
        assertThat(BuyerTask.fromWords(task.toWords())).isEqualTo(task);
    }

    @Test
    void noStopPoint_isReadBackAsNone() {
        assertThat(StopPoint.fromWord(StopPoint.toWord(List.of()))).isEmpty();
    }
}
