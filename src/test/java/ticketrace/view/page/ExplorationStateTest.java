package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Schedule;
import ticketrace.explore.StoppedBy;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** What the page gets of an exploration. */
class ExplorationStateTest {

    private static final OpenExploration.Covered NOTHING = new OpenExploration.Covered(0, 0, 0);

    @ParameterizedTest
    @EnumSource
    void causeOfAnEarlyEnd_isTheOneThatTheExplorerNames_howeverLongItTook(StoppedBy stoppedBy) {
        for (Duration took : List.of(Duration.ZERO, PageLimits.EXPLORE_TIME.plusSeconds(1))) {
            Exploration exploration = new Exploration(
                    BigInteger.ONE,
                    false,
                    stoppedBy,
                    false,
                    null,
                    null,
                    BigInteger.ZERO,
                    BigInteger.ZERO,
                    null,
                    took,
                    List.of(),
                    null,
                    null,
                    null);
            ExplorationState state = ExplorationState.of(
                    RaceSettings.of("file", "none", Load.of(2, 1)), Bounds.NONE, false, NOTHING, exploration, null);

            assertThat(Objects.requireNonNull(state.result()).stoppedBy()).isEqualTo(stoppedBy);
        }
    }

    /** A buyer that dies by itself does not take with it what was counted before. */
    @Test
    void failure_leavesWhatWasCovered() {
        Exploration exploration = new Exploration(
                BigInteger.TEN,
                false,
                null,
                false,
                "buyer-01 was killed",
                new Schedule(List.of()),
                BigInteger.ZERO,
                BigInteger.ZERO,
                null,
                Duration.ZERO,
                List.of(),
                null,
                null,
                null);
        ExplorationState state = ExplorationState.of(
                RaceSettings.of("file", "none", Load.of(2, 1)), Bounds.NONE, false, NOTHING, exploration, null);

        assertThat(state.failure()).contains("buyer-01 was killed");
        ExplorationState.Answer covered = Objects.requireNonNull(state.result());
        assertThat(covered.orders()).isEqualTo("10");
        assertThat(covered.complete()).isFalse();
    }
}
