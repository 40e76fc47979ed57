package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code demo}: the first command that a class sees. */
class DemoIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    @Test
    void demo_showsTheTicketGrabWithoutALockAndWithOne_thenComparesGuards() throws Exception {
        Finished demo = ticketrace.runsQuietly("demo");

        assertThat(demo.exit()).isZero();
        assertThat(demo.outLines())
                .containsSubsequence(
                        "1. Five processes, one ticket, no lock",
                        "2. The same five, with a lock between processes",
                        "Seat 1 was sold once.",
                        "3. Four guards on the same race");
        String first = demo.out().substring(0, demo.out().indexOf("2. The same five"));
        assertThat(first).contains("buyer-01", "buyer-05", "reads 1", "writes 0", "sells seat 1", "Seat 1 was sold ");
        String second = demo.out().substring(first.length(), demo.out().indexOf("3. Four guards"));
        assertThat(second).contains("wants in", "is in", "is out", "sold out").containsOnlyOnce("sells seat 1");
        String third = demo.out().substring(first.length() + second.length());
        assertThat(third).contains("\nnone ", "\njvm-lock ", "\nlock-file ", "\nfile-lock ", "as pro-");
        assertThat(third)
                .as("the four are over too soon to look at, and are what compare holds unless told otherwise")
                .contains(Ticketrace.hint("compare --slow"));
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs")))
                .hasSize(6)
                .allSatisfy(run -> assertThat(demo.out()).contains("data/runs/" + run.getFileName()))
                .anySatisfy(run ->
                        assertThat(demo.out()).contains(Ticketrace.hint("explain data/runs/") + run.getFileName()));
    }
}
