package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.run.RaceResult;
import ticketrace.store.Isolation;

class ComparisonReportTest {

    private final Printed printed = new Printed();

    private void print(RaceResult... results) {
        ComparisonReport.print(List.of(results), printed.screen());
    }

    /** The cells of the first line with this beginning. */
    private List<String> row(String beginning) {
        String line = printed.lines().stream()
                .filter(each -> each.startsWith(beginning + " "))
                .findFirst()
                .orElseThrow();
        return List.of(line.strip().split(" +"));
    }

    @Test
    void retries_haveAColumn_whereThereAreAny() {
        print(Sample.sound("file-lock"), Sample.triedAgain());

        assertThat(row("guard")).startsWith("guard", "sold", "sold", "booked", "order", "again", "tick/s");
        assertThat(row("file-lock"))
                .startsWith("file-lock", "2", "0", "0", "0", "0")
                .endsWith("VALID", "yes");
        assertThat(row("optimistic"))
                .startsWith("optimistic", "2", "0", "0", "0", "1")
                .endsWith("VALID", "yes");
    }

    @Test
    void retries_haveNoColumn_whereThereAreNone() {
        print(Sample.sound("file-lock"), Sample.sound("row-lock"));

        assertThat(row("guard")).startsWith("guard", "sold", "sold", "booked", "order", "tick/s");
        assertThat(row("row-lock")).startsWith("row-lock", "2", "0", "0", "0").endsWith("VALID", "yes");
    }

    @Test
    void levelsOfOneGuard_areATableOfTheirOwn() {
        print(Sample.lostAt(Isolation.READ_COMMITTED), Sample.refusedAt(Isolation.SERIALIZABLE));

        assertThat(row("isolation")).startsWith("isolation", "sold", "sold", "booked", "updates", "again", "tick/s");
        assertThat(row("read-committed"))
                .startsWith("read-committed", "2", "1", "1", "1", "0")
                .endsWith("VIOLATED", "yes");
        assertThat(row("serializable"))
                .startsWith("serializable", "2", "0", "0", "0", "1")
                .endsWith("VALID", "yes");
        assertThat(printed.lines())
                .contains("VIOLATED as promised: transaction at read-committed does not promise to keep buyers apart.")
                .contains("transaction at read-committed: A and B both read 1; both sold seat 1.");
    }

    @Test
    void severalLevelsAmongOtherGuards_haveDifferentNames() {
        print(
                Sample.sound("file-lock"),
                Sample.lostAt(Isolation.READ_COMMITTED),
                Sample.refusedAt(Isolation.SERIALIZABLE));

        assertThat(printed.lines())
                .anyMatch(line -> line.startsWith("transaction at read-committed "))
                .anyMatch(line -> line.startsWith("transaction at serializable "))
                .anyMatch(line -> line.startsWith("file-lock "));
    }

    @Test
    void oneLevel_needsNoName() {
        print(Sample.sound("file-lock"), Sample.refusedAt(Isolation.SERIALIZABLE));

        assertThat(row("transaction")).startsWith("transaction", "2");
    }

    @Test
    void evidence_isNamed_ofEachRace() {
        print(Sample.sound("file-lock"), Sample.sound("row-lock"));
        assertThat(printed.lines()).endsWith("", "Evidence:", "file-lock run", "row-lock  run");
    }

    @Test
    void storyOfARaceWithRetries_countsThem() {
        print(Sample.triedAgain());

        assertThat(printed.lines())
                .contains("optimistic: 2 seats sold, each once and in order; 1 time another buyer was faster, and the"
                        + " purchase was tried again.");
    }
}
