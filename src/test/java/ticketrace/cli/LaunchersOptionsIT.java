package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/**
 * JVM options in the environment are for the launcher only. A buyer with the options of this test could not start: the
 * debugger of the launcher already has the port, and before JDK 21 a buyer uses another garbage collector.
 */
class LaunchersOptionsIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void optionsInTheEnvironment_areForTheLauncherOnly_inAFreeRaceAndAPlay() throws Exception {
        String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + freePort();
        Ticketrace ticketrace = Ticketrace.in(folder.path())
                .with("JAVA_TOOL_OPTIONS", debugger + " -XX:+UseSerialGC")
                .with("JDK_JAVA_OPTIONS", "-XX:+PrintCommandLineFlags")
                .with("_JAVA_OPTIONS", "-Xlog:gc:file=" + folder.resolve("launchers-%p.log"));

        Finished race = ticketrace.run("run", "--buyers", "2", "--tickets", "5", "--runs-dir", "runs");
        assertThat(race.exit()).as("exit code of %s", race).isZero();
        Path held = RunsOnDisk.only(folder.resolve("runs"));
        assertThat(held.resolve("buyer-01.log")).isEmptyFile();
        assertThat(held.resolve("buyer-02.log")).isEmptyFile();

        Finished play = ticketrace.run("step", "--schedule", "A B A", "--runs-dir", "plays");
        assertThat(play.exit()).as("exit code of %s", play).isEqualTo(4);
        assertThat(RunsFolder.list(folder.path()).stream()
                        .filter(file -> file.getFileName().toString().startsWith("launchers-")))
                .as("logs of launchers")
                .hasSize(2);
    }
}
