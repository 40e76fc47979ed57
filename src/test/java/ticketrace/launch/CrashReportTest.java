package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place of the report that a crashing JVM writes. */
class CrashReportTest {

    @Test
    void reportIsBesideTheLog_evenIfItsPathContainsAPercentSign() {
        assertThat(new CrashReport(Path.of("100%prime", "child.log")).options())
                .containsExactly(
                        "-XX:ErrorFile=100%%prime/hs_err_pid%p.log", "-XX:ReplayDataFile=100%%prime/replay_pid%p.log");
    }

    @Test
    void reportOfAPid_isFoundIfItExists(@TempDir Path folder) throws Exception {
        CrashReport crash = new CrashReport(folder.resolve("child.log"));
        assertThat(crash.of(12)).isEmpty();
        Path report = Files.createFile(folder.resolve("hs_err_pid12.log"));
        assertThat(crash.of(12)).contains(report);
    }
}
