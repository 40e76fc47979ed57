package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.cli.Ticketrace.Finished;

/** The commands that explain the program: {@code guards}, help and version. */
class WordsTest {

    @Test
    void guards_printsTheCatalogue_andNeedsNothing() {
        Finished guards = InThisJvm.runsQuietly("guards");

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
                .hasSize(11);
        assertThat(guards.out()).contains("FORBIDDEN", "EXPECTED", "POSSIBLE", "double booked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void help_namesEveryCommandAndExitCode(String argument) {
        Finished help = InThisJvm.runsQuietly(argument);

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("demo", "run", "compare", "audit", "guards", "Exit codes: 0 ");
    }

    @Test
    void helpOfRun_namesEveryOptionWithItsDefault() {
        Finished help = InThisJvm.runsQuietly("help", "run");

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
    void version_namesTheProgramAndTheJvm() {
        Finished version = InThisJvm.runsQuietly("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("ticketrace ").contains(System.getProperty("java.version"));
    }
}
