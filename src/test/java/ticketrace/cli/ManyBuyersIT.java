package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Far more buyers than cores: all reach the start line, all take part, and no buyer process remains. */
class ManyBuyersIT {

    private static final int BUYERS = 100;
    private static final int TICKETS = 300;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @Test
    void hundredBuyers_getReady_sellEachSeatOnce_andEnd() throws Exception {
        Finished run = Ticketrace.in(folder.path())
                .runsQuietly(
                        "run",
                        "--buyers",
                        String.valueOf(BUYERS),
                        "--tickets",
                        String.valueOf(TICKETS),
                        "--json",
                        "--runs-dir",
                        "runs");

        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, Object> result = Json.onlyDocument(run.out());
        assertThat(result)
                .containsEntry("verdict", "VALID")
                .containsEntry("endedBy", "SOLD_OUT")
                .containsEntry("sold", TICKETS)
                .containsEntry("contended", true);
        List<Map<String, Object>> buyers = Json.objects(result, "buyers");
        assertThat(buyers).hasSize(BUYERS);
        assertThat(buyers).extracting(buyer -> buyer.get("pid")).doesNotHaveDuplicates();
        assertThat(buyers)
                .allSatisfy(buyer -> assertThat(buyer)
                        .containsEntry("exitCode", 0)
                        .containsEntry("soldOut", 1)
                        .containsEntry("unknown", 0));
        assertThat(folder.processes()).as("buyers that still run").isEmpty();
    }
}
