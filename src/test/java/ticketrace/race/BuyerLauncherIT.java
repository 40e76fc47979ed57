package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.launch.Commands;

/** A buyer that is another command than a JVM: the launcher refuses one that speaks another protocol. */
class BuyerLauncherIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    @ParameterizedTest
    @CsvSource({
        "protocol buyer/9, 'it speaks protocol ''buyer/9'', not ''buyer/2'''",
        "ready 1 2, 'it said ''ready 1 2'' before ''protocol buyer/2'''"
    })
    void commandWithAnotherProtocol_isRefusedInOneLine_andLeavesNothing(String says, String why) throws Exception {
        BuyerLauncher shell = (what, listener) ->
                Commands.start(what.name(), List.of("sh", "-c", "echo '" + says + "'; exec cat >/dev/null"), listener);
        try (BuyerPool pool = BuyerPool.startedBy(shell)) {
            assertThatExceptionOfType(RaceFailedException.class)
                    .isThrownBy(() -> pool.hold(
                            HeldRace.settings("file-lock", 1, 1, Duration.ZERO, Limits.RACE),
                            runs.path(),
                            RaceObserver.NONE,
                            () -> false))
                    .withMessage("buyer-01 could not start: " + why);
        }
        assertThat(RunsFolder.list(runs.path())).isEmpty();
        assertThat(runs.processes()).isEmpty();
    }
}
