package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;

/** Tests the test helper {@link RunsFolder}: it finds and kills a process that a test leaves behind. */
class RunsFolderIT {

    @Test
    void processLeftBehind_failsTheTest_andIsKilled() throws Exception {
        RunsFolder folder = RunsFolder.create();
        RecordedOutput output = new RecordedOutput();
        try (ForkedJvm hung = new JvmBuilder("hung", TestChild.class)
                .arguments(List.of("deaf", folder.path().toString()))
                .start(output)) {
            output.next();
            assertThatThrownBy(() -> folder.closeWithin(Limits.REFUSAL))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(String.valueOf(hung.pid()));
            Await.until("the process left behind is dead", () -> !hung.isAlive());
            output.rest();
        }
        assertThatThrownBy(() -> Files.list(folder.path()).close())
                .hasMessageContaining(folder.path().toString());
    }
}
