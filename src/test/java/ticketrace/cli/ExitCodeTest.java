package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.audit.Verdict;
import ticketrace.explore.Exploration;
import ticketrace.explore.Livelock;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Schedule;

/** The exit codes of outcomes that a correct guard never has. */
class ExitCodeTest {

    private static Exploration found(
            OutcomeExpectation expectation, @Nullable String failure, @Nullable Livelock livelock) {
        return found(expectation, failure == null, failure, livelock);
    }

    private static Exploration found(
            OutcomeExpectation expectation, boolean complete, @Nullable String failure, @Nullable Livelock livelock) {
        Outcome outcome = new Outcome(expectation, Verdict.VIOLATED, false, 2, 0, 1, 1, 1, 0, 0, 0, 0, false, null);
        Exploration.Explored once =
                new Exploration.Explored(outcome, BigInteger.ONE, Schedule.parse("A", 1), List.of());
        return new Exploration(
                BigInteger.ONE,
                complete,
                null,
                false,
                failure,
                null,
                BigInteger.ONE,
                BigInteger.ZERO,
                null,
                Duration.ZERO,
                List.of(once),
                null,
                livelock,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "FINE,,0",
        "EXPECTED,,0",
        "FORBIDDEN,,3",
        "FINE,a buyer failed,4",
        "EXPECTED,a buyer failed,4",
        "FORBIDDEN,a buyer failed,3"
    })
    void brokenPromise_is3_andAFailedBuyerIs4(OutcomeExpectation expectation, @Nullable String failure, int exit) {
        assertThat(ExitCode.ofPromise(found(expectation, failure, null))).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({"FINE,4", "EXPECTED,4", "FORBIDDEN,3"})
    void livelock_is4_unlessAPromiseIsBroken(OutcomeExpectation expectation, int exit) {
        Livelock livelock = new Livelock(Schedule.parse("A", 1), Schedule.parse("A", 1));
        assertThat(ExitCode.ofPromise(found(expectation, null, livelock))).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({"FINE,4", "EXPECTED,4", "FORBIDDEN,3"})
    void partOfTheSchedules_is4_unlessAPromiseIsBroken(OutcomeExpectation expectation, int exit) {
        assertThat(ExitCode.ofPromise(found(expectation, false, null, null))).isEqualTo(exit);
    }
}
