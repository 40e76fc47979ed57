package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code export}, on a run that really was. */
class ExportIT {

    private static final int TICKETS = 20;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    private Path race() throws Exception {
        Path runs = folder.resolve("runs with ümlaut");
        ticketrace.run("run", "--buyers", "3", "--tickets", "" + TICKETS, "--runs-dir", runs.toString());
        return RunsFolder.list(runs).get(0);
    }

    @ParameterizedTest
    @CsvSource({"perfetto, trace.json", "porcupine, operations.jsonl", "csv, purchases.csv"})
    void export_writesIntoTheFolder_andSaysWhere(String format, String file) throws Exception {
        Path race = race();
        Finished finished = ticketrace.runsQuietly("export", race.toString(), "--format", format);

        assertThat(finished.exit()).isZero();
        assertThat(finished.outLines()).containsExactly(race.resolve(file).toString());
        assertThat(Files.readString(race.resolve(file)))
                .contains(format.equals("csv") ? "SOLD" : "\"seen\":" + TICKETS);
    }

    @Test
    void export_toStandardOutput_isTheDocumentAlone() throws Exception {
        Path race = race();
        Finished finished = ticketrace.runsQuietly("export", race.toString(), "--format", "perfetto", "--output", "-");

        assertThat(JSON.std.mapFrom(finished.out())).containsKey("traceEvents");
        assertThat(race.resolve("trace.json")).doesNotExist();
    }

    @Test
    void wrongUsage_isToldInALine() throws Exception {
        ticketrace.run("export", "nowhere").assertOneLineOfError(2, "--format");
        ticketrace
                .run("export", "nowhere", "--format", "xml")
                .assertOneLineOfError(2, "xml", "perfetto, porcupine, csv");
        ticketrace.run("export", "nowhere", "--format", "csv").assertOneLineOfError(74, "nowhere", "no such folder");
        ticketrace
                .run("export", race().toString(), "--format", "csv", "--output", "no/such/folder.csv")
                .assertOneLineOfError(74, "no/such/folder.csv");
    }
}
