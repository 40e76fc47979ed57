package ticketrace.race;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.Limits;
import ticketrace.Scratch;
import ticketrace.history.EndReason;
import ticketrace.history.Recorder;
import ticketrace.input.OddFile;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/** What lies in a run's folder and is no file that ends is told in one line, with its name, before anybody opens it. */
class OddEvidenceTest {

    @TempDir(factory = Scratch.Folder.class)
    Path runs;

    private RunFolder folder(String store, boolean recorded) throws IOException {
        RaceSettings settings =
                RaceSettings.of(store, "none", Load.of(1, 1).withQuota(1).withTimeout(Duration.ZERO));
        RunFolder folder = RunFolder.create(runs, recorded ? settings : settings.withoutHistories());
        try (ServedStore served = Stores.named(store).create(folder.path(), 1)) {
            served.export();
        }
        if (recorded) {
            try (Recorder recorder = Recorder.create(folder.historyOf("buyer-01"))) {
                recorder.close(EndReason.QUOTA);
            }
        }
        return folder;
    }

    private static void assertNamed(RunFolder folder, String name, OddFile odd) throws Exception {
        Path file = folder.path().resolve(name);
        odd.inPlaceOf(file);

        assertTimeoutPreemptively(
                Limits.ANSWER,
                () -> assertThatIOException()
                        .isThrownBy(() -> {
                            RunFolder opened = RunFolder.open(folder.path());
                            opened.result();
                            opened.history();
                        })
                        .withMessageStartingWith(file + ": " + odd.error())
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n")));
    }

    static Stream<Arguments> evidence() {
        return Stream.of(
                        "race.json",
                        "result.json",
                        "killed.json",
                        "stopped.json",
                        "buyer-01.history",
                        "tickets.txt",
                        "sales.csv")
                .flatMap(name -> Stream.of(OddFile.values())
                        .filter(odd -> odd != OddFile.GIANT
                                || !name.equals("tickets.txt")) // of that, it is told what it holds
                        .map(odd -> Arguments.of(name, odd)));
    }

    @ParameterizedTest
    @MethodSource("evidence")
    void oddFile_isNamed(String name, OddFile odd) throws Exception {
        RunFolder folder = folder("file", true);
        Files.writeString(folder.path().resolve("result.json"), "{}");
        assertNamed(folder, name, odd);
    }

    @ParameterizedTest
    @EnumSource(OddFile.class)
    void oddNotesOfARaceWithoutHistories_areNamed(OddFile odd) throws Exception {
        RunFolder folder = folder("file", false);
        Files.writeString(folder.path().resolve("result.json"), "{}");
        assertNamed(folder, "ends.json", odd);
    }

    @ParameterizedTest
    @EnumSource(OddFile.class)
    void oddStoreThatWasNotExported_isNamed(OddFile odd) throws Exception {
        for (List<String> store : List.of(List.of("mapped", "tickets.mapped"), List.of("h2", "tickets.mv.db"))) {
            RunFolder folder = folder(store.get(0), true);
            Files.writeString(folder.path().resolve("result.json"), "{}");
            Files.delete(folder.path().resolve("tickets.txt"));
            assertNamed(folder, store.get(1), odd);
        }
    }

    @Test
    void databaseThatWasClosedInOrder_andNotExported_tellsAllThatAnExportDoes() throws Exception {
        RunFolder folder = folder("h2", true);
        Files.delete(folder.path().resolve("tickets.txt"));
        Files.delete(folder.path().resolve("sales.csv"));

        assertThat(folder.history().end().remaining()).isEqualTo(1);
        assertThat(folder.history().end().sales()).isEmpty();
        assertThat(folder.path().resolve("tickets.txt")).doesNotExist();
    }

    @Test
    void databaseThatWasNotClosed_isSaidToBeLost_andWhy() throws Exception {
        RunFolder folder = folder("h2", true);
        RunFolder cutShort = RunFolder.create(runs, folder.settings());
        try (ServedStore served = Stores.named("h2").create(cutShort.path(), 1)) {
            Files.copy(cutShort.path().resolve("tickets.mv.db"), cutShort.path().resolve("copy"));
        }
        Files.move(cutShort.path().resolve("copy"), folder.path().resolve("tickets.mv.db"), REPLACE_EXISTING);
        Files.delete(folder.path().resolve("tickets.txt"));

        assertThatIOException()
                .isThrownBy(folder::history)
                .withMessage(folder.path().resolve("tickets.mv.db")
                        + ": its race did not end in order, so that its password is lost; hold the race again");
    }
}
