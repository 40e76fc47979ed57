package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Verdict;
import ticketrace.launch.Commands;
import ticketrace.run.RaceResult;

/**
 * A buyer whose monotonic clock is not that of the others: in a time namespace of its own, as after a checkpoint or in a
 * container. Where this machine does not allow that, the buyer has the clock of all, and the same race is VALID.
 */
@ExtendWith(FromTheJar.class)
class OwnClockIT {

    private static final List<String> OWN_CLOCK = List.of("unshare", "--time", "--monotonic", "1000");

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static boolean works(List<String> prefix) throws InterruptedException {
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        try {
            Process process = new ProcessBuilder(trial).start();
            return process.waitFor(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    @Test
    void stampsOfABuyerWithAClockOfItsOwn_areNotCompared() throws Exception {
        boolean hasOwnClock = works(OWN_CLOCK);
        String java =
                Objects.requireNonNull(ProcessHandle.current().info().command().orElse("java"));
        BuyerLauncher launcher = (what, listener) -> {
            List<String> command = new ArrayList<>();
            if (hasOwnClock && what.name().equals("buyer-02")) {
                command.addAll(OWN_CLOCK);
            }
            command.addAll(List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    BuyerMain.class.getName(),
                    RacingBuyer.class.getName()));
            command.addAll(what.arguments());
            return Commands.start(what.name(), command, listener);
        };
        try (BuyerPool pool = BuyerPool.startedBy(launcher)) {
            RaceResult result = pool.hold(
                    HeldRace.settings("file-lock", 2, 20, Duration.ofMillis(1), Limits.RACE),
                    runs.path(),
                    RaceObserver.NONE,
                    () -> false);

            assertThat(Objects.requireNonNull(result).judgement().sold()).isEqualTo(20);
            assertThat(result.judgement().verdict()).isEqualTo(hasOwnClock ? Verdict.UNKNOWN : Verdict.VALID);
            assertThat(result.judgement().findings())
                    .extracting(Finding::kind)
                    .containsOnly(hasOwnClock ? new FindingKind[] {FindingKind.CLOCK_SKEW} : new FindingKind[0]);
        }
    }
}
