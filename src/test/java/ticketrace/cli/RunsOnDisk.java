package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.history.HistoryFile;

/** The files that a running command has written so far. */
final class RunsOnDisk {

    private static final int SOME = 8;

    private RunsOnDisk() {}

    /** Waits until a race below {@code runs} is well under way, and returns its folder. */
    static Path awaitMidRace(Path runs) {
        Await.until("a race is under way", () -> sales(runs) >= SOME);
        return only(runs);
    }

    /** Waits until the first buyer of a starting race warms up. */
    static void awaitGettingReady(Path runs) {
        Await.until(
                "a buyer warms up",
                () -> RunsFolder.list(runs).stream()
                        .anyMatch(
                                run -> !RunsFolder.list(run.resolve("scratch")).isEmpty()));
    }

    /** The only run in this folder. */
    static Path only(Path runs) {
        assertThat(RunsFolder.list(runs)).hasSize(1);
        return RunsFolder.list(runs).get(0);
    }

    /** Copies a run, so that a test can alter the copy. */
    static Path copy(Path run, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : RunsFolder.list(run)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    /** The number of buyers that have closed their history. */
    static long closedHistories(Path run) {
        return RunsFolder.list(run).stream()
                .filter(file -> file.toString().endsWith(".history"))
                .filter(RunsOnDisk::isClosed)
                .count();
    }

    private static boolean isClosed(Path history) {
        try {
            return HistoryFile.read(history).isClosed();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long sales(Path runs) {
        List<Path> all = RunsFolder.list(runs);
        Path file = all.isEmpty() ? runs : all.get(0).resolve("sales.csv");
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file).size() - 1L : 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
