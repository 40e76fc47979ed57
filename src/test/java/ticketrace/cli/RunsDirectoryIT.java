package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** A command creates a missing runs directory; if it cannot, it prints one line that names it: exit code 74. */
@ExtendWith(FromTheJar.class)
class RunsDirectoryIT {

    private static final int IO_ERROR = 74;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());
    private final Ticketrace jar = Ticketrace.in(folder.path());

    private static String[] raceIn(String runs) {
        return new String[] {"run", "--buyers", "2", "--tickets", "6", "--runs-dir", runs};
    }

    @Test
    void missingFolders_areMade() throws Exception {
        assertThat(ticketrace.runsQuietly(raceIn("a/b/c")).exit()).isZero();
        RunsOnDisk.only(folder.resolve("a/b/c"));
    }

    @Test
    void file_isNoFolderForRuns() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "precious");
        ticketrace.run(raceIn("file")).assertOneLineOfError(IO_ERROR, "file");
        ticketrace.run(raceIn("file/below")).assertOneLineOfError(IO_ERROR, "file/below");
        assertThat(file).hasContent("precious");
        assertThat(RunsFolder.list(folder.path())).hasSize(1);
    }

    @Test
    void folderThatMayNotBeWritten_isNamed() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Ticketrace obedient = jar.startedBy(withoutRootsPrivilege());

        obedient.run(raceIn("locked")).assertOneLineOfError(IO_ERROR, "locked", "ermission denied");
        obedient.run(raceIn("locked/below")).assertOneLineOfError(IO_ERROR, "locked/below", "ermission denied");
        assertThat(RunsFolder.list(locked)).isEmpty();
    }

    /** Starts a command without root's privilege to write everywhere. */
    private static String[] withoutRootsPrivilege() throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        return root ? new String[] {"setpriv", "--bounding-set", "-dac_override"} : new String[0];
    }

    @Test
    void racesInOneFolder_leaveEachOtherAlone() throws Exception {
        Finished first = ticketrace.runsQuietly(raceIn("runs"));
        Path run = RunsOnDisk.only(folder.resolve("runs"));
        List<String> before = contentOf(run);
        Finished second = ticketrace.runsQuietly(raceIn("runs"));

        assertThat(List.of(first.exit(), second.exit())).containsOnly(0);
        assertThat(RunsFolder.list(folder.resolve("runs"))).hasSize(2).contains(run);
        assertThat(contentOf(run)).isEqualTo(before);
    }

    private static List<String> contentOf(Path run) throws IOException {
        List<String> content = new ArrayList<>();
        for (Path file : RunsFolder.list(run)) {
            content.add(file + " " + Arrays.hashCode(Files.readAllBytes(file)));
        }
        return content;
    }
}
