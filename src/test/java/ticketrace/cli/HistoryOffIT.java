package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code --history off} measures but proves nothing; every command that needs histories reports that. */
@ExtendWith(FromTheJar.class)
class HistoryOffIT {

    private static final int UNKNOWN = 4;
    private static final int USAGE = 2;
    private static final String[] NULLS = {
        "settings.quota", "outOfOrder", "overlaps", "waitMicros", "holdMicros", "contended"
    };

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());

    @Test
    void run_isUnknown_itsAuditAgrees_andNoCommandCanDrawIt() throws Exception {
        Finished run = ticketrace.runsQuietly(
                "run", "--history", "off", "--buyers", "2", "--tickets", "12", "--json", "--runs-dir", "runs");
        assertThat(run.exit()).isEqualTo(UNKNOWN);
        Map<String, Object> result = Json.onlyDocument(run.out());
        ResultSchema.check(result, NULLS);
        assertThat(result)
                .containsEntry("verdict", "UNKNOWN")
                .containsEntry("asPromised", true)
                .containsEntry("sold", 12);
        assertThat(Json.object(result, "settings")).containsEntry("history", "off");
        String held = (String) result.get("folder");

        Finished audit = ticketrace.runsQuietly("audit", "--json", held);
        assertThat(audit.exit()).isEqualTo(UNKNOWN);
        Map<String, Object> again = Json.onlyDocument(audit.out());
        for (String key : List.of("settings", "verdict", "asPromised", "findings", "ticketsPerSecond", "fairness")) {
            assertThat(again.get(key)).as(key).isEqualTo(result.get(key));
        }

        for (String command : List.of("report", "export --format=csv")) {
            String[] words = (command + " " + held).split(" ");
            ticketrace.run(words).assertOneLineOfError(USAGE, held, "--history off");
        }
        ticketrace.run("explain", held).assertOneLineOfError(USAGE, "the race was UNKNOWN");
        assertThat(folder.resolve(held).resolve("report.html")).doesNotExist();
    }

    @Test
    void compare_measuresEveryGuard_andSaysThatItProvesNothing() throws Exception {
        Finished compare = ticketrace.runsQuietly(
                "compare", "--history", "off", "--guards", "none,file-lock", "--buyers", "2", "--tickets", "20");

        assertThat(compare.exit()).isZero();
        assertThat(compare.outLines().subList(2, 4)).allMatch(row -> row.matches(".* UNKNOWN +yes"));
        assertThat(compare.out())
                .contains("none: The buyers recorded no history", "file-lock: The buyers recorded no history");
    }
}
