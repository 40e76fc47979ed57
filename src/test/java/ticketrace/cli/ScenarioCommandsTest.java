package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.cli.InThisJvm.assertRefused;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.cli.Ticketrace.Finished;

/** The ready-made cases on the command line; the jar contains them. */
class ScenarioCommandsTest {

    static Stream<String> names() {
        return Scenarios.NAMES.stream();
    }

    /** The error about the wrong option shows that the program found the case, and read the options after it. */
    @ParameterizedTest
    @MethodSource("names")
    void case_isFoundByItsName_andByItsPathInTheSources(String name) {
        for (String said : List.of("@" + name, "@data/scenarios/" + name, "@no-checkout/data/scenarios/" + name)) {
            assertRefused(said + " --store h3", "unknown store 'h3'");
        }
    }

    @Test
    void nearestCase_isOffered() {
        assertRefused("@ticketgrab", "there is no argument file ticketgrab", "did you mean @ticket-grab?");
        assertRefused("@data/scenarios/stadion", "data/scenarios/stadion", "did you mean @stadium?");
        assertThat(InThisJvm.run("@nowhere").err())
                .doesNotContain("did you mean")
                .contains("scenarios");
    }

    @Test
    void scenarios_areListedWithWhatTheyShow_andHowToStartThem() {
        Finished list = InThisJvm.runsQuietly("scenarios");

        assertThat(list.exit()).isZero();
        for (String name : Scenarios.NAMES) {
            assertThat(list.outLines()).anyMatch(line -> line.startsWith(name + " "));
        }
        assertThat(list.out()).contains("The tutorial's ticket grab", " @ticket-grab");
        assertThat(list.outLines()).allMatch(line -> line.length() <= 80);
        assertThat(InThisJvm.runsQuietly("--help").out()).contains("scenarios");
    }
}
