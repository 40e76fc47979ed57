package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code step --schedule} plays the user's schedule on real processes, and asks the user nothing. */
@ExtendWith(FromTheJar.class)
class StepScheduleIT {

    private static final int WRONG_USAGE = 2;
    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("data").resolve("runs");
    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());

    private static String[] step(String schedule, String... options) {
        List<String> arguments = new ArrayList<>(List.of("step", "--schedule", schedule));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    @Test
    void fault_isATurnOfTheSchedule_andAReplayHasItOnce() throws Exception {
        Finished step =
                ticketrace.runsQuietly(step("A A A B", "--guard", "file-lock", "--fault", "kill holder at RECORD"));

        assertThat(step.exit()).isEqualTo(UNKNOWN);
        assertThat(step.out()).contains("Schedule: A A A !A B");
        assertThat(ticketrace
                        .runsQuietly("replay", "last", "--runs-dir", "data/runs")
                        .out())
                .contains("Schedule: A A A !A B", "The same outcome as before.");
    }

    @Test
    void faultThatCannotHappenInASchedule_isWrongUsage() throws Exception {
        Finished step = ticketrace.run(step("A", "--fault", "kill buyer-01 after 1s"));

        assertThat(step.exit()).isEqualTo(WRONG_USAGE);
        assertThat(step.err()).contains("'kill buyer-01 after 1s' is impossible", "leave out 'after'");
        assertThat(runs).doesNotExist();
    }

    @Test
    void losingSchedule_isPlayedLineByLine_andEndsViolated() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A B B B A A"));

        assertThat(step.exit()).isEqualTo(VIOLATED);
        Path kept = RunsOnDisk.only(runs);
        assertThat(step.out()).containsPattern("^ +A +B\n +pid \\d+ +pid \\d+ *\n");
        assertThat(step.outLines())
                .containsSequence(
                        "     1  A  reads 1                     1 left, 0 sold",
                        "     2  B                reads 1       1 left, 0 sold",
                        "     3  B                writes 0      0 left, 0 sold",
                        "     4  B                sells seat 1  0 left, 1 sold",
                        "     5  A  writes 0                    0 left, 1 sold",
                        "     6  A  sells seat 1                0 left, 2 sold")
                .contains(
                        "  buyer-01 and buyer-02 both read 1; both sold seat 1.",
                        "Schedule: A B B B A A",
                        "Evidence: data/runs/" + kept.getFileName());
        assertThat(step.out()).contains("\nVIOLATED: ");
        assertThat(kept.resolve("sales.csv")).content().isEqualTo("seat,buyer,purchase\n1,buyer-02,1\n1,buyer-01,1\n");
        assertThat(kept.resolve("tickets.txt")).content().isEqualTo("0000000\n");
    }

    @Test
    void winningSchedule_endsValid() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A A A B"));

        assertThat(step.exit()).isZero();
        assertThat(step.outLines()).contains("     4  B                sold out      0 left, 1 sold");
        assertThat(step.out()).contains("\nVALID: ");
    }

    @Test
    void quotaOfAll_letsABuyerBuyUntilSoldOut() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A A A A", "--buyers", "1", "--quota", "all"));

        assertThat(step.exit()).isZero();
        assertThat(step.out()).contains("sold out").contains("\nVALID: ");
    }

    @Test
    void json_isTheResultOfAnyRace_withItsSchedule_andThePlayGoesToStandardError() throws Exception {
        Finished step = Ticketrace.in(folder.path()).run(step("  a b B b A a ", "--json"));

        assertThat(step.exit()).isEqualTo(VIOLATED);
        assertThat(step.err()).contains("     4  B                sells seat 1  0 left, 1 sold");
        Map<String, Object> result = Json.onlyDocument(step.out());
        ResultSchema.checkStepped(result, "overlaps", "waitMicros");
        assertThat(result)
                .containsEntry("verdict", "VIOLATED")
                .containsEntry("asPromised", true)
                .containsEntry("oversold", 1)
                .containsEntry("doubleBooked", 1)
                .containsEntry("lostUpdates", 1);
        assertThat(Json.object(result, "settings"))
                .containsEntry("schedule", "A B B B A A")
                .containsEntry("guard", "none")
                .containsEntry("quota", 1);
        Path file = folder.resolve((String) result.get("folder")).resolve("result.json");
        assertThat(Json.onlyDocument(Files.readString(file))).isEqualTo(result);
    }

    @Test
    void scheduleThatStopsEarly_leavesTheBuyersAtTheirSteps_andSaysSo() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A B B"));

        assertThat(step.exit()).isEqualTo(UNKNOWN);
        assertThat(step.outLines())
                .contains(
                        "The schedule stops here: A stands before WRITE, having read 1; B stands before RECORD, having"
                                + " read 1.");
        assertThat(step.out()).contains("\nUNKNOWN: ");
        assertThat(folder.processes()).isEmpty();
    }

    @Test
    void emptySchedule_stopsBeforeTheFirstStep() throws Exception {
        Finished step = ticketrace.runsQuietly(step(""));

        assertThat(step.exit()).isEqualTo(UNKNOWN);
        assertThat(step.outLines()).contains("The schedule stops here: A stands before READ; B stands before READ.");
    }

    @Test
    void deadlock_isSaidWithWhoHoldsAndWhoWaits() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A A !A B", "--guard", "lock-file"));

        assertThat(step.exit()).isEqualTo(UNKNOWN);
        assertThat(step.outLines())
                .contains("     3  !A KILLED                      1 left, 0 sold")
                .contains("     4  B                waits         1 left, 0 sold")
                .contains("DEADLOCK: B waits for the guard, which A held when killed; no one can free it.");
        Finished audit = InThisJvm.runsQuietly("audit", RunsOnDisk.only(runs).toString());
        assertThat(audit.out())
                .contains(
                        "buyer-02 waited for the guard, which buyer-01 held when it died; nobody was left to free it.")
                .doesNotContain("TIME_LIMIT", "time limit", "NO_CONTENTION");
    }

    @Test
    void killedHolderOfAFileLock_letsTheOtherIn() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A A !A B B B B B", "--guard", "file-lock"));

        assertThat(step.exit())
                .as("A died in a purchase, though nothing is lost")
                .isEqualTo(UNKNOWN);
        assertThat(step.out()).contains("sells seat 1").doesNotContain("DEADLOCK", "stops here");
    }

    @Test
    void buyerStartedAgain_goesOnUnderAnotherName() throws Exception {
        Finished step = ticketrace.run(step("A A !A +A A B B", "--tickets", "2", "--json"));

        assertThat(step.err()).contains("     4  +A starts anew");
        Map<String, Object> result = Json.onlyDocument(step.out());
        assertThat(Json.objects(result, "buyers"))
                .extracting(buyer -> buyer.get("name"))
                .containsExactly("buyer-01", "buyer-01.2", "buyer-02");
        assertThat(Json.objects(result, "buyers"))
                .extracting(buyer -> buyer.get("pid"))
                .doesNotHaveDuplicates();
    }

    @Test
    void buyersOfADatabase_waitForItsRow() throws Exception {
        Finished step = ticketrace.runsQuietly(step("A B A A A A B B B", "--store", "h2", "--guard", "row-lock"));

        assertThat(step.exit()).isZero();
        assertThat(step.outLines())
                .contains("     2  B                waits         1 left, 0 sold")
                .anyMatch(line -> line.startsWith("     6  A  ") && line.endsWith("0 left, 1 sold"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A A A A   | none      | 4 | A  | A has ended (it has bought its quota)
                    A A A B !B | none     | 5 | !B | B has ended (sold out)
                    +B        | none      | 1 | +B | B is alive; only a killed buyer can be started again
                    A !A A    | none      | 3 | A  | A was killed; '+A' starts it again
                    A B B     | file-lock | 3 | B  | B waits for the guard, which A holds
                    A B A B   | file-lock | 4 | B  | B waits for the guard, which A holds
                    """)
    void turnThatCannotBeTaken_isSaidWithItsPosition_andNothingIsLeft(
            String schedule, String guard, int position, String turn, String why) throws Exception {
        Finished step = ticketrace.run(step(schedule, "--guard", guard));

        step.assertOneLineOfError(WRONG_USAGE, why);
        assertThat(step.err())
                .startsWith("ticketrace: position " + position + " of the schedule, '" + turn + "', cannot be taken")
                .endsWith(why + "\n");
        assertThat(RunsFolder.list(runs)).isEmpty();
        assertThat(folder.processes()).isEmpty();
    }

    @Test
    void unknownBuyer_isSaidWithItsPosition_beforeAnythingIsStarted() throws Exception {
        ticketrace.run(step("A B C")).assertOneLineOfError(WRONG_USAGE, "position 3", "'C'", "A to B");
        assertThat(RunsFolder.list(folder.path())).isEmpty();
    }

    @Test
    void withoutATerminal_aScheduleIsAskedFor() throws Exception {
        ticketrace.run("step").assertOneLineOfError(WRONG_USAGE, "--schedule");
        assertThat(RunsFolder.list(folder.path())).isEmpty();
    }

    @Test
    void runsDirectory_mayHaveAnyName() throws Exception {
        String strange = "Läufe und \"mehr\" $HOME";
        Finished step = ticketrace.runsQuietly(step("A A A B", "--runs-dir", strange));

        assertThat(step.exit()).isZero();
        Path kept = RunsOnDisk.only(folder.resolve(strange));
        assertThat(step.out()).contains("Evidence: " + strange + "/" + kept.getFileName());
    }
}
