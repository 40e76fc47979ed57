package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** The commands that explain: {@code guards}, {@code demo}, help and version. */
class WordsIT {

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    @Test
    void guards_printsTheCatalogue_andNeedsNothing() throws Exception {
        Finished guards = ticketrace.runsQuietly("guards");

        assertThat(guards.exit()).isZero();
        assertThat(guards.outLines())
                .contains("none  (store: file, mapped, h2)", "file-lock  (store: file, mapped, h2)");
        assertThat(guards.outLines())
                .contains(
                        "row-lock  (store: h2)",
                        "atomic  (store: mapped, h2)",
                        "  at read-committed",
                        "  at serializable");
        assertThat(guards.outLines().stream().filter(line -> line.startsWith("  holder killed: ")))
                .hasSize(10);
        assertThat(guards.out()).contains("FORBIDDEN", "EXPECTED", "POSSIBLE", "double booked");
        assertThat(RunsFolder.list(folder.path())).isEmpty();
    }

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
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs"))).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void help_namesEveryCommandAndExitCode(String argument) throws Exception {
        Finished help = ticketrace.runsQuietly(argument);

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("demo", "run", "compare", "audit", "guards", "Exit codes: 0 ");
    }

    @Test
    void helpOfRun_namesEveryOptionWithItsDefault() throws Exception {
        Finished help = ticketrace.runsQuietly("help", "run");

        assertThat(help.exit()).isZero();
        String words = help.out().replaceAll("\\s+", " ");
        assertThat(words).contains("--guard", "(default: file-lock)");
        assertThat(words).contains("--buyers", "1 to 1000 (default: 8)");
        assertThat(words).contains("--tickets", "1 to 9999999 (default: 100)");
        assertThat(words).contains("--store", "(default: file)");
        assertThat(words).contains("--think", "(default: 1ms)");
        assertThat(words).contains("--timeout", "(default: 60s)");
        assertThat(words).contains("--runs-dir", "(default: data/runs)");
        assertThat(words).contains("--quota", "--json", "--narrate", "--kill-holder");
    }

    @Test
    void version_namesTheProgramAndTheJvm() throws Exception {
        Finished version = ticketrace.runsQuietly("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("ticketrace ").contains(System.getProperty("java.version"));
    }
}
