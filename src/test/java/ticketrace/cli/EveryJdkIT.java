package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** The jar runs on the JDK of this test and on every other installed JDK from 17 on. */
class EveryJdkIT {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final int OLDEST = 17;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    static Stream<Path> jdks() throws IOException {
        Map<Integer, Path> byVersion = new TreeMap<>();
        for (Path home : RunsFolder.list(INSTALLED)) {
            if (versionOf(home) >= OLDEST) {
                byVersion.put(versionOf(home), home.toRealPath());
            }
        }
        byVersion.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        return byVersion.values().stream();
    }

    private static int versionOf(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.exists(release)) {
            return 0;
        }
        Matcher version = VERSION.matcher(Files.readString(release));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void jar_runsOnTheJdk_withoutAWarning(Path jdk) throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path()).onJdk(jdk);

        Finished run = ticketrace.runsQuietly("run", "--buyers", "3", "--tickets", "20", "--runs-dir", "runs");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("VALID: ");

        Path held = RunsOnDisk.only(folder.resolve("runs"));
        Finished audit = ticketrace.runsQuietly("audit", held.toString());
        assertThat(audit.exit()).isZero();
        for (Path file : RunsFolder.list(held)) {
            if (file.toString().endsWith(".log")) {
                assertThat(file).as("standard error of a buyer").isEmptyFile();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void ctrlC_worksOnTheJdk(Path jdk) throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path()).onJdk(jdk).interruptible();
        try (Running race = ticketrace.start("run", "--tickets", "9000", "--think", "50ms", "--runs-dir", "runs")) {
            RunsOnDisk.awaitMidRace(folder.resolve("runs"));
            race.signal("INT");
            Finished finished = race.finish();
            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(130);
            assertThat(finished.err()).isEmpty();
        }
    }
}
