package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.view.page.Scenario;

/** The ready-made cases that the page offers. */
class ScenariosTest {

    private static Scenario named(String name) throws Exception {
        return Scenarios.all().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFileOfTheFolder_isOffered() {
        List<String> files = RunsFolder.list(Path.of("data", "scenarios")).stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(Scenarios.NAMES).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void everyCase_hasATitleInOneSentence() throws Exception {
        assertThat(Scenarios.all())
                .hasSameSizeAs(Scenarios.NAMES)
                .allSatisfy(scenario -> assertThat(scenario.title())
                        .hasSizeGreaterThan(10)
                        .matches("[A-Z][^.?!]*(\\d\\.\\d[^.?!]*)?[.?!]"));
    }

    @Test
    void caseOfOneRace_meansTheSameAsOnTheCommandLine() throws Exception {
        Scenario grab = named("ticket-grab");

        assertThat(grab.title())
                .isEqualTo("The tutorial's ticket grab: five buyers, one ticket, a network delay, no lock.");
        assertThat(grab.settings())
                .isEqualTo(RaceSettings.of(
                        "file",
                        "none",
                        Load.of(5, 1)
                                .withThink(Duration.ofMillis(100))
                                .withQuota(1)
                                .withTimeout(Duration.ofSeconds(60))));
        assertThat(grab.guards()).containsExactly("none");
    }

    @Test
    void comparison_hasAllItsGuards() throws Exception {
        assertThat(named("single-ticket").guards()).containsExactly("none", "jvm-lock", "lock-file", "file-lock");
        assertThat(named("single-ticket").settings().guard()).isEqualTo("none");
        assertThat(named("database").settings().isolation()).isEqualTo(Isolation.READ_UNCOMMITTED);
    }
}
