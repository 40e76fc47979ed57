package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code replay} plays the schedule of a folder again, on fresh processes, and gets the same outcome. */
@ExtendWith(FromTheJar.class)
class ReplayIT {

    private static final String SAME = "The same outcome as before.";
    private static final int WRONG_USAGE = 2;
    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;
    private static final int IO_ERROR = 74;

    private static final String OVERSOLD = "A B B B A A";

    @AutoClose
    private static final RunsFolder HELD = RunsFolder.create();

    private static Path oversold = Path.of("");

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");
    private final Path replays = folder.resolve("replays");

    @BeforeAll
    static void playAnOversale() {
        InThisJvm.runsQuietly(
                "step",
                "--schedule",
                OVERSOLD,
                "--runs-dir",
                HELD.resolve("runs").toString());
        oversold = RunsOnDisk.only(HELD.resolve("runs"));
    }

    private Path copyOfTheOversale() throws IOException {
        return RunsOnDisk.copy(oversold, folder.resolve("copy"));
    }

    /** Runs a command that makes the only run, and returns the folder of that run. */
    private Path left(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--runs-dir", runs.toString()));
        InThisJvm.runsQuietly(arguments.toArray(String[]::new));
        return RunsOnDisk.only(runs);
    }

    private Finished replay(Path run, String... options) {
        List<String> arguments = new ArrayList<>(List.of("replay", run.toString(), "--runs-dir", replays.toString()));
        arguments.addAll(List.of(options));
        return InThisJvm.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A B B B A A              | file | none        | 3
                    A A A B                  | file | none        | 0
                    A B B                    | file | none        | 4
                    A A !A B                 | file | lock-file   | 4
                    A A A B !A B B B         | file | file-lock   | 4
                    A !A +A A B A A B B      | file | none        | 3
                    A B A A A A B B B        | h2   | row-lock    | 0
                    A B B A A B              | h2   | optimistic  | 0
                    """)
    void stepFolder_isReplayedStepByStep_toTheSameOutcome(String schedule, String store, String guard, int exit)
            throws Exception {
        Path first = left("step", "--schedule", schedule, "--store", store, "--guard", guard);

        Finished replay = replay(first);

        assertThat(replay.out()).contains("\nSchedule: " + schedule + "\n").endsWith(SAME + "\n");
        assertThat(replay.exit()).as("exit code of %s", replay).isEqualTo(exit);
        int turns = schedule.split(" ").length;
        assertThat(replay.outLines().stream().filter(line -> line.matches(" +\\d+  [!+]?[AB] +.* left, \\d+ sold")))
                .hasSize(turns);
        assertThat(replay.err()).isEmpty();
        assertThat(RunsFolder.list(replays)).as("the replay's own folder").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"file, none, 3", "file, file-lock, 0", "mapped, none, 3", "h2, transaction, 0", "h2, none, 3"})
    void exploreFolder_isReplayed_toItsWorstOutcome(String store, String guard, int exit) throws Exception {
        Path first = left("explore", "--store", store, "--guard", guard);

        Finished replay = replay(first);

        assertThat(replay.exit()).as("exit code of %s", replay).isEqualTo(exit);
        assertThat(replay.out()).endsWith(SAME + "\n");
    }

    @Test
    void exploredDeadlock_isReplayed() throws Exception {
        Path first = left("explore", "--guard", "lock-file", "--kills", "1", "--max-schedules", "12");

        Finished replay = replay(first);

        assertThat(replay.exit()).isEqualTo(UNKNOWN);
        assertThat(replay.out())
                .contains("DEADLOCK: B waits for the guard, which A held when killed")
                .endsWith(SAME + "\n");
    }

    /** Runs the jar, as users do. */
    @Test
    void replay_canBeReplayed() throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path());
        ticketrace.runsQuietly("replay", oversold.toString(), "--runs-dir", "replays");
        Finished third =
                ticketrace.runsQuietly("replay", RunsOnDisk.only(replays).toString());

        assertThat(third.exit()).isEqualTo(VIOLATED);
        assertThat(third.out()).endsWith(SAME + "\n");
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs")))
                .as("the replay's own folder, in the usual place")
                .hasSize(1);
    }

    @Test
    void json_isTheResult_andTextGoesToStandardError() throws Exception {
        Finished replay = replay(oversold, "--json");

        assertThat(replay.exit()).isEqualTo(VIOLATED);
        assertThat(replay.err()).contains("sells seat 1", SAME);
        Map<String, Object> result = Json.onlyDocument(replay.out());
        ResultSchema.checkStepped(result, "overlaps", "waitMicros");
        assertThat(result).containsEntry("verdict", "VIOLATED");
        assertThat(Json.object(result, "settings")).containsEntry("schedule", "A B B B A A");
        assertThat(result.get("folder")).isNotEqualTo(oversold.toString());
    }

    /** The program judges the first outcome from its files. This test alters them, so the replay differs. */
    @Test
    void differentOutcome_isReported_andIsUnknown() throws Exception {
        Path first = copyOfTheOversale();
        Files.writeString(first.resolve("tickets.txt"), "0000001\n");

        Finished replay = replay(first);

        assertThat(replay.exit()).isEqualTo(UNKNOWN);
        assertThat(replay.out()).contains("Not the same outcome as before: see " + first);
    }

    @Test
    void freeRace_hasNoOrderToReplay() throws Exception {
        Path free = left("run", "--buyers", "2", "--tickets", "6");

        replay(free).assertOneLineOfError(WRONG_USAGE, free.toString(), "free race");
        assertThat(RunsFolder.list(replays)).isEmpty();
    }

    @Test
    void missingFolder_isNamed() throws Exception {
        replay(Path.of("nowhere")).assertOneLineOfError(IO_ERROR, "nowhere", "there is no such folder");
        Files.createDirectory(runs);
        replay(runs).assertOneLineOfError(IO_ERROR, "race.json", "missing");
        assertThat(RunsFolder.list(replays)).isEmpty();
    }

    /** Damages one file of the folder. */
    private interface Damage {
        void to(Path file) throws IOException;
    }

    private void assertRefused(String name, Damage damage) throws Exception {
        Path first = copyOfTheOversale();
        damage.to(first.resolve(name));

        replay(first).assertOneLineOfError(IO_ERROR, first.toString());
        assertThat(RunsFolder.list(replays)).as("replays that were started").isEmpty();
        assertThat(folder.processes()).isEmpty();
    }

    @Test
    void invalidSettings_areRefused() throws Exception {
        assertRefused("race.json", file -> Files.writeString(file, "{"));
    }

    @Test
    void invalidSchedule_isRefused_asDamage() throws Exception {
        assertRefused(
                "race.json",
                file -> Files.writeString(file, Files.readString(file).replace("A B B B A A", "A B C")));
    }

    @Test
    void missingHistory_isRefused() throws Exception {
        assertRefused("buyer-02.history", Files::delete);
    }

    @Test
    void alteredHistory_isRefused() throws Exception {
        assertRefused("buyer-02.history", file -> Files.write(file, "no history".getBytes(StandardCharsets.US_ASCII)));
    }
}
