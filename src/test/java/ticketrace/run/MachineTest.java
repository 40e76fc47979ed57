package ticketrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a run describes the machine of the race. */
class MachineTest {

    @TempDir
    Path runs;

    private static RaceSettings on(String store) {
        return RaceSettings.of(store, "none", Load.of(2, 1).withQuota(1).withTimeout(Duration.ofSeconds(1)));
    }

    private Map<String, @Nullable Object> of(String store) throws IOException {
        return RunFolder.open(RunFolder.create(runs, on(store)).path()).racedOn();
    }

    @Test
    void machine_isWrittenBeforeTheRace() throws IOException {
        assertThat(of("file"))
                .containsEntry("os", System.getProperty("os.name"))
                .containsEntry("arch", System.getProperty("os.arch"))
                .containsEntry("cores", Runtime.getRuntime().availableProcessors())
                .containsEntry("fileSystem", Files.getFileStore(runs).type())
                .containsEntry("engine", null)
                .containsKey("ticketrace")
                .hasEntrySatisfying(
                        "jvm",
                        jvm -> assertThat(jvm)
                                .asString()
                                .contains(String.valueOf(Runtime.version().feature()), "VM"));
    }

    @Test
    void kernel_isTheRunningOne() throws IOException {
        Process uname = new ProcessBuilder("uname", "-r").start();
        String running = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(of("file")).containsEntry("kernel", running);
    }

    @Test
    void storeThatIsADatabase_isNamedWithItsVersion() throws IOException {
        assertThat(of("h2"))
                .hasEntrySatisfying(
                        "engine", engine -> assertThat(engine).asString().matches("H2 \\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void schedule_doesNotChangeTheMachine() throws IOException {
        RunFolder folder = RunFolder.create(runs, on("file"));
        RunFolder scheduled = folder.withSchedule("A A A");

        assertThat(scheduled.racedOn()).isNotNull().isEqualTo(folder.racedOn());
        assertThat(scheduled.racedAt()).isEqualTo(folder.racedAt());
        assertThat(RunFolder.open(folder.path()).settings().schedule()).isEqualTo("A A A");
    }

    @Test
    void folderThatDoesNotSayWhere_isDamaged() throws IOException {
        RunFolder folder = RunFolder.create(runs, on("file"));
        JsonFile.write(folder.path().resolve("race.json"), on("file").toJson());

        assertThatIOException().isThrownBy(folder::racedOn).withMessageEndingWith("damaged: \"racedOn\" is null");
        assertThatIOException().isThrownBy(folder::racedAt).withMessageEndingWith("damaged: \"racedAt\" is null");
    }
}
