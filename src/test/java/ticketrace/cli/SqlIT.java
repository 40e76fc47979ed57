package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code sql} lets a class query the database of a finished run. */
class SqlIT {

    private static final String SOLD_TWICE = "SELECT seat, COUNT(*) FROM sales GROUP BY seat HAVING COUNT(*) > 1";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    /** An unguarded race: 3 buyers, 5 tickets, and enough think time that buyers read the same count. */
    private Path oversold() throws Exception {
        Path runs = folder.resolve("runs ö;x");
        Finished race = ticketrace.run(
                "run",
                "--store",
                "h2",
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
    void prompt_onATerminal_listsTheTables_andEndsWithCtrlD() throws Exception {
        Path run = oversold();
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
