package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.RunsFolder;

/** The first command that starts buyers says that the preparation takes a while. The tests do not wait for its end. */
class GettingReadyIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "compare --guards none", "explore", "step --schedule=A", "lesson 8 --no-wait"})
    void command_saysThatItGetsReady_beforeAnyBuyerStarts(String words) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Ticketrace fresh = Ticketrace.in(folder.path())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Running command = fresh.start(words.split(" "))) {
            Await.until("it says so", () -> saysSo(command));
            assertThat(folder.resolve("data"))
                    .as("the usual folder of the runs")
                    .doesNotExist();
        }
    }

    private static boolean saysSo(Running command) {
        try {
            return command.gotReady();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
