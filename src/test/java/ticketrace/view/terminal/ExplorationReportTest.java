package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.audit.Verdict;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Schedule;
import ticketrace.explore.ScriptedBuyers;
import ticketrace.explore.TurnResult;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** The report of an exploration with many outcomes. */
class ExplorationReportTest {

    private static final int WIDTH = 400;

    /** An exploration that found so many outcomes. */
    private static Exploration found(int outcomes) {
        List<TurnResult> trace = ScriptedBuyers.unguarded(1, 1).play("A").turnResults();
        List<Exploration.Explored> explored = new ArrayList<>();
        for (int sold = 0; sold < outcomes; sold++) {
            Outcome outcome = new Outcome(
                    OutcomeExpectation.FINE, Verdict.VALID, false, sold, 0, 0, 0, 0, 0, 0, 0, 0, false, null);
            explored.add(new Exploration.Explored(outcome, BigInteger.ONE, Schedule.parse("A", 1), trace));
        }
        return new Exploration(
                BigInteger.valueOf(outcomes),
                true,
                null,
                false,
                null,
                null,
                BigInteger.ZERO,
                BigInteger.ZERO,
                null,
                Duration.ZERO,
                explored,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0", "5, 5, 0", "6, 5, 1", "40, 5, 1"})
    void firstOutcomes_areShownStepByStep_andTheOthersCanBePlayed(int outcomes, int traces, int hints) {
        Printed printed = new Printed(WIDTH);
        RaceSettings settings = RaceSettings.of("file", "none", Load.of(1, 1).withQuota(1));

        ExplorationReport.print(settings, Bounds.NONE.withEverySchedule(), found(outcomes), null, printed.screen());

        assertThat(printed.lines())
                .filteredOn(line -> line.contains("; the simplest: A"))
                .as("lines of outcomes")
                .hasSize(outcomes);
        assertThat(printed.lines())
                .filteredOn(line -> line.contains("buyer-01"))
                .as("tables of steps")
                .hasSize(traces);
        assertThat(printed.lines())
                .filteredOn(line -> line.startsWith("Only the first 5 are shown step by step.")
                        && line.endsWith(" --buyers 1 --tickets 1 --quota 1 --schedule A"))
                .as("how to see the others")
                .hasSize(hints);
    }
}
