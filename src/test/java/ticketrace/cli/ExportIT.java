package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code export} on a real finished run. */
class ExportIT {

    private static final int TICKETS = 20;

    @AutoClose
    private static final RunsFolder FOLDER = RunsFolder.create();

    private static Path race = Path.of("");

    @BeforeAll
    static void holdARace() throws Exception {
        Path runs = FOLDER.resolve("runs with ümlaut");
        Ticketrace.in(FOLDER.path())
                .runsQuietly("run", "--buyers", "3", "--tickets", "" + TICKETS, "--runs-dir", runs.toString());
        race = RunsOnDisk.only(runs);
    }

    @ParameterizedTest
    @CsvSource({"perfetto, trace.json", "porcupine, operations.jsonl", "csv, purchases.csv"})
    void export_writesIntoTheFolder_andSaysWhere(String format, String file) throws Exception {
        Finished finished = InThisJvm.runsQuietly("export", race.toString(), "--format", format);

        assertThat(finished.exit()).isZero();
        assertThat(finished.outLines()).containsExactly(race.resolve(file).toString());
        assertThat(Files.readString(race.resolve(file)))
                .contains(format.equals("csv") ? "SOLD" : "\"seen\":" + TICKETS);
    }

    @Test
    void export_toStandardOutput_printsOnlyTheDocument() throws Exception {
        List<Path> before = RunsFolder.list(race);
        Finished finished = InThisJvm.runsQuietly("export", race.toString(), "--format", "perfetto", "--output", "-");

        assertThat(JSON.std.mapFrom(finished.out())).containsKey("traceEvents");
        assertThat(RunsFolder.list(race)).isEqualTo(before);
    }

    @Test
    void wrongUsage_isReportedInOneLine() {
        InThisJvm.run("export", "nowhere").assertOneLineOfError(2, "--format");
        InThisJvm.run("export", "nowhere", "--format", "xml")
                .assertOneLineOfError(2, "xml", "perfetto, porcupine, csv");
        InThisJvm.run("export", "nowhere", "--format", "csv").assertOneLineOfError(74, "nowhere", "no such folder");
        InThisJvm.run("export", race.toString(), "--format", "csv", "--output", "no/such/folder.csv")
                .assertOneLineOfError(74, "no/such/folder.csv");
    }
}
