package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** The command {@code traps}, and a trap as the guard of other commands. */
class TrapsCommandIT {

    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;
    private static final int INTERRUPTED = 130;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    @Test
    void withoutAName_everyTrapIsListed() throws Exception {
        Finished list = ticketrace.runsQuietly("traps");
        assertThat(list.exit()).isZero();
        assertThat(list.out())
                .contains(
                        "unlink-on-release",
                        "tox-dev/filelock",
                        "oversold, double booked",
                        "fails with: --tickets 2 --quota 2");
    }

    @Test
    void story_hasTheOrderThatBreaksIt_andTheMendedLockHolds() throws Exception {
        Finished story = ticketrace.runsQuietly("traps", "second-channel", "--runs-dir", "läufe hier");
        assertThat(story.exit()).isZero();
        assertThat(story.out())
                .contains("Seen at: getkyo/kyo")
                .contains("The simplest order in which a seat is sold twice: A A A A B B B B B B B A A A")
                .contains(
                        "step --guard trap:second-channel --store file --buyers 2 --tickets 1 --quota 1 --schedule 'A")
                .contains("explore --guard trap:second-channel --store file --buyers 2 --tickets 1 --quota 1\n")
                .contains("READ-FILE")
                .contains("mended:kernel-lock")
                .contains("It holds: 0 of ");
        assertThat(RunsFolder.list(folder.resolve("läufe hier")))
                .as("what it leaves behind")
                .isEmpty();
    }

    @Test
    void unknownTrap_isReportedInOneLine() throws Exception {
        ticketrace
                .run("traps", "second-chanel")
                .assertOneLineOfError(2, "second-chanel", "did you mean second-channel");
        ticketrace
                .run("explore", "--guard", "trap:second-chanel")
                .assertOneLineOfError(2, "trap:second-chanel", "did you mean trap:second-channel");
    }

    /** A story whose exploration takes some seconds, once its buyers play schedules. */
    private Running longStory() throws Exception {
        Running story = ticketrace.interruptible().start("traps", "release-of-anothers-lease");
        Await.until(
                "schedules are played",
                () -> RunsFolder.list(folder.resolve("data/runs")).stream()
                        .anyMatch(run -> Files.exists(run.resolve("buyer-02.history"))));
        return story;
    }

    @Test
    void ctrlC_endsTheStory_andTellsWhatWasCovered() throws Exception {
        try (Running story = longStory()) {
            story.signal("INT");
            Finished finished = story.finish();

            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(INTERRUPTED);
            assertThat(finished.out()).contains("Seen at: lukas-krecan/ShedLock", "stopped by Ctrl-C");
            assertThat(finished.err()).isEmpty();
            assertThat(folder.processes()).isEmpty();
        }
    }

    @Test
    void buyerKilledFromOutside_endsTheStory_andNothingIsClaimed() throws Exception {
        try (Running story = longStory()) {
            long victim = folder.processes().stream()
                    .filter(pid -> pid != story.pid())
                    .findFirst()
                    .orElseThrow();
            ProcessTable.signal("KILL", victim);
            Finished finished = story.finish();

            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(UNKNOWN);
            assertThat(finished.out())
                    .contains("(pid " + victim + ") was ended by signal 9")
                    .doesNotContain("It holds");
            assertThat(folder.processes()).isEmpty();
        }
    }

    @Test
    void trap_canBeStepped_inItsOwnSteps_andReplayed() throws Exception {
        Finished stepped = ticketrace.run(
                "step", "--guard", "trap:stale-by-age", "--schedule", "A A T B B B B B B B B A A A", "--json");
        assertThat(stepped.exit()).as("exit code of %s", stepped).isEqualTo(VIOLATED);
        String run = RunsOnDisk.only(folder.resolve("data/runs")).toString();
        Finished replayed = ticketrace.run("replay", run);
        assertThat(replayed.exit()).as("exit code of %s", replayed).isEqualTo(VIOLATED);
        assertThat(replayed.out()).contains("time passes", "CHECK-AGE", "UNLINK");
    }

    @Test
    void trap_canBeRaced() throws Exception {
        Finished race =
                ticketrace.run("run", "--guard", "trap:own-key", "--buyers", "2", "--tickets", "20", "--think", "5ms");
        assertThat(race.exit()).as("exit code of %s", race).isIn(0, VIOLATED);
        assertThat(race.out()).contains("trap:own-key");
        assertThat(RunsOnDisk.closedHistories(RunsOnDisk.only(folder.resolve("data/runs"))))
                .isEqualTo(2);
    }
}
