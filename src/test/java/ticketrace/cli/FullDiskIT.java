package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Races without disk space: on a tiny disk if the test can mount one, and under a limit on the size of files. */
class FullDiskIT {

    private static final int IO_ERROR = 74;

    /** Mounts a small disk that only its own processes see, nearly fills it, runs a command, and lists the files. */
    private static final String ON_A_SMALL_DISK = """
            mount -t tmpfs -o size=$1 none runs && mkdir runs/earlier && echo precious > runs/earlier/result.json || exit 99
            head -c $2 /dev/zero > runs/others || exit 99
            shift 2
            "$@"
            code=$?
            find runs -type f | sort
            cat runs/earlier/result.json
            exit $code
            """;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    private static String[] race(String... more) {
        List<String> race = new ArrayList<>(List.of("run", "--runs-dir", "runs"));
        race.addAll(List.of(more));
        return race.toArray(String[]::new);
    }

    private static String[] filesUpTo(int kibibytes) {
        return new String[] {"sh", "-c", "ulimit -f " + 2 * kibibytes + "; exec \"$@\"", "sh"};
    }

    @Test
    void raceThatCannotStart_isOneLineThatNamesTheFile_andKeepsEarlierRuns() throws Exception {
        Path earlier = Files.createDirectories(folder.resolve("runs/earlier")).resolve("result.json");
        Files.writeString(earlier, "precious");
        Finished race = ticketrace.startedBy(filesUpTo(48)).run(race("--buyers", "2", "--tickets", "6"));

        race.assertOneLineOfError(IO_ERROR, "runs/", "File too large");
        assertThat(earlier).hasContent("precious");
        assertThat(RunsFolder.list(folder.resolve("runs"))).hasSize(1);
    }

    @Test
    void databaseThatCannotBeMade_isOneLineThatNamesIt_andLeavesNothing() throws Exception {
        ticketrace
                .startedBy(filesUpTo(8))
                .run(race("--store", "h2", "--buyers", "2", "--tickets", "6"))
                .assertOneLineOfError(IO_ERROR, "runs/", "tickets.mv.db", "cannot be made: File too large");
        assertThat(RunsFolder.list(folder.resolve("runs"))).isEmpty();
    }

    @Test
    void diskThatFillsUpInMidRace_endsTheRace_andItsEvidenceIsKept() throws Exception {
        Finished race =
                ticketrace.startedBy(filesUpTo(160)).run(race("--buyers", "16", "--tickets", "11000", "--think", "0"));

        assertThat(race.exit()).as("exit code of %s", race).isEqualTo(IO_ERROR);
        assertThat(race.err()).isEmpty();
        assertThat(race.outLines())
                .anyMatch(line ->
                        line.contains(" failed: ") && line.contains("File too large") && line.contains("runs/"));
        Finished audit = ticketrace.runsQuietly(
                "audit", RunsOnDisk.only(folder.resolve("runs")).toString());
        assertThat(audit.exit())
                .as("the audit judges the remaining evidence: %s", audit)
                .isIn(3, 4);
    }

    /** Creates no test if the machine does not allow private mounts. */
    @TestFactory
    Stream<DynamicTest> fullDisks() {
        return privateMounts()
                .map(unshare -> Stream.of(
                        DynamicTest.dynamicTest("fullFromTheStart", () -> assertNoRoom(unshare, "128k", 120_000)),
                        DynamicTest.dynamicTest(
                                "fullWhileBuyersGetReady", () -> assertNoRoom(unshare, "256k", 150_000))))
                .orElse(Stream.of());
    }

    private static Optional<String> privateMounts() {
        return Stream.of("-m", "-rm")
                .filter(option -> {
                    try {
                        String tryIt = "mount -t tmpfs -o size=64k none /mnt";
                        Process probe = new ProcessBuilder("unshare", option, "sh", "-c", tryIt).start();
                        return probe.waitFor() == 0;
                    } catch (IOException noUnshare) {
                        return false;
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst();
    }

    private void assertNoRoom(String unshare, String size, int bytesTaken) throws Exception {
        Files.createDirectories(folder.resolve("runs"));
        Finished race = ticketrace
                .startedBy("unshare", unshare, "sh", "-c", ON_A_SMALL_DISK, "sh", size, String.valueOf(bytesTaken))
                .run(race("--buyers", "3", "--tickets", "6"));

        assertThat(race.exit()).as("exit code of %s", race).isEqualTo(IO_ERROR);
        assertThat(race.err().lines()).hasSize(1);
        assertThat(race.err()).startsWith("ticketrace: ").contains("runs/", "No space left on device");
        assertThat(race.outLines())
                .as("the files on the disk afterwards")
                .containsExactly("runs/earlier/result.json", "runs/others", "precious");
    }
}
