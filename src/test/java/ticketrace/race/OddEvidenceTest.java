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

/** An object in a run folder that is no readable file is reported in one line with its name, and is not opened. */
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
                                || !name.equals("tickets.txt")) // the error for that one shows its content
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
    void oddEndReports_areNamed(OddFile odd) throws Exception {
        RunFolder folder = folder("file", false);
        Files.writeString(folder.path().resolve("result.json"), "{}");
        assertNamed(folder, "ends.json", odd);
    }

    @ParameterizedTest
    @EnumSource(OddFile.class)
    void oddStoreFile_isNamed_ifItWasNotExported(OddFile odd) throws Exception {
        for (List<String> store : List.of(List.of("mapped", "tickets.mapped"), List.of("h2", "tickets.mv.db"))) {
            RunFolder folder = folder(store.get(0), true);
            Files.writeString(folder.path().resolve("result.json"), "{}");
            Files.delete(folder.path().resolve("tickets.txt"));
            assertNamed(folder, store.get(1), odd);
        }
    }

    @Test
    void databaseThatWasClosedButNotExported_isReadInPlaceOfTheExport() throws Exception {
        RunFolder folder = folder("h2", true);
        Files.delete(folder.path().resolve("tickets.txt"));
        Files.delete(folder.path().resolve("sales.csv"));

        assertThat(folder.history().end().remaining()).isEqualTo(1);
        assertThat(folder.history().end().sales()).isEmpty();
        assertThat(folder.path().resolve("tickets.txt")).doesNotExist();
    }

    @Test
    void databaseThatWasNotClosed_isReportedAsLost_withTheReason() throws Exception {
        RunFolder folder = folder("h2", true);
        RunFolder unfinished = RunFolder.create(runs, folder.settings());
        try (ServedStore served = Stores.named("h2").create(unfinished.path(), 1)) {
            Files.copy(
                    unfinished.path().resolve("tickets.mv.db"),
                    unfinished.path().resolve("copy"));
        }
        Files.move(unfinished.path().resolve("copy"), folder.path().resolve("tickets.mv.db"), REPLACE_EXISTING);
        Files.delete(folder.path().resolve("tickets.txt"));

        assertThatIOException()
                .isThrownBy(folder::history)
                .withMessage(folder.path().resolve("tickets.mv.db")
                        + ": its race did not end in order, so that its password is lost; hold the race again");
    }
}
