package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** A class looks for itself in the database of a finished run. */
class SqlIT {

    private static final String SOLD_TWICE = "SELECT seat, COUNT(*) FROM sales GROUP BY seat HAVING COUNT(*) > 1";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    /** An unguarded race: 3 buyers, 5 tickets, time enough to read the same count. */
    private Path oversold(String store) throws Exception {
        Path runs = folder.resolve("runs ö;x");
        Finished race = ticketrace.run(
                "run",
                "--store",
                store,
                "--guard",
                "none",
                "--buyers",
                "3",
                "--tickets",
                "5",
                "--think",
                "20ms",
                "--runs-dir",
                runs.toString());
        assertThat(race.exit()).as("exit code of %s", race).isEqualTo(3);
        return RunsFolder.list(runs).get(0);
    }

    @Test
    void query_isAnsweredWithATable() throws Exception {
        Path run = oversold("h2");
        Finished twice = ticketrace.runsQuietly("sql", run.toString(), SOLD_TWICE + " ORDER BY seat");

        assertThat(twice.exit()).isZero();
        assertThat(twice.outLines().get(0)).isEqualTo("seat count(*)");
        assertThat(twice.outLines().get(1)).matches(" +[1-5] +[23]");
        assertThat(twice.outLines()).last().asString().matches("[1-5] rows?");
    }

    @Test
    void database_isOnlyRead() throws Exception {
        Path run = oversold("h2");
        byte[] before = Files.readAllBytes(run.resolve("tickets.mv.db"));

        ticketrace.run("sql", run.toString(), "DELETE FROM sales").assertOneLineOfError(2, "The database is read only");
        ticketrace.run("sql", run.toString(), "DELETE NOW").assertOneLineOfError(2, "Table \"NOW\" not found");
        ticketrace.run("sql", run.toString(), "DELETED").assertOneLineOfError(2, "Syntax error");

        assertThat(Files.readAllBytes(run.resolve("tickets.mv.db"))).isEqualTo(before);
        assertThat(ticketrace.run("audit", run.toString()).exit()).isEqualTo(3);
    }

    @Test
    void whereThereIsNoDatabase_oneLineSaysSo() throws Exception {
        Path run = oversold("file");

        ticketrace
                .run("sql", run.toString(), "SELECT 1")
                .assertOneLineOfError(74, run.toString(), "tickets.mv.db", "--store h2");
        ticketrace.run("sql", "nowhere").assertOneLineOfError(74, "nowhere", "no such folder");
        ticketrace.run("sql").assertOneLineOfError(2, "FOLDER");
    }

    @Test
    void prompt_takesQueriesFromAPipe_andGoesOnAfterAMistake() throws Exception {
        Path run = oversold("h2");
        try (Running prompt = ticketrace.start("sql", run.toString())) {
            prompt.type("SELECT remaining FROM tickets;\nSELEC\nSELECT COUNT(*) AS sold FROM sales\n\n");
            Finished finished = prompt.finish();

            assertThat(finished.exit()).isZero();
            assertThat(finished.outLines()).startsWith("remaining", "        0", "1 row");
            assertThat(finished.outLines().get(3)).contains("Syntax error");
            assertThat(finished.outLines().get(4)).isEqualTo("sold");
        }
    }

    @Test
    void prompt_onATerminal_saysWhatThereIs_andEndsWithCtrlD() throws Exception {
        Path run = oversold("h2");
        String command = ticketrace.commandLine("sql", run.toString()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        try (Running prompt = ticketrace
                .with("TERM", "xterm")
                .startCommand(List.of("script", "-qec", "exec " + command, "/dev/null"))) {
            Await.until("it prompts", () -> prompt.outSoFar().contains("sql> "));
            assertThat(prompt.outSoFar()).contains("Tables: tickets (remaining, version)", SOLD_TWICE);
            prompt.type("SELECT COUNT(*) FROM tickets\n");
            Await.until("it answers, and prompts again", () -> {
                int answer = prompt.outSoFar().indexOf("1 row");
                return answer >= 0 && prompt.outSoFar().indexOf("sql> ", answer) > 0;
            });
            prompt.type("\u0004");
            assertThat(prompt.finish().exit()).isZero();
        }
    }
}
