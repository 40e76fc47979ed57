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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code replay}: the schedule of a folder again, on fresh processes, to the same outcome. */
class ReplayIT {

    private static final String SAME = "The same outcome as before.";
    private static final int WRONG_USAGE = 2;
    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;
    private static final int IO_ERROR = 74;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");
    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    /** Runs a command whose run is then the only one, and returns its folder. */
    private Path left(String... command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--runs-dir", runs.toString()));
        ticketrace.runsQuietly(arguments.toArray(String[]::new));
        return RunsOnDisk.only(runs);
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
    void stepFolder_isPlayedAgain_stepForStep_toTheSameOutcome(String schedule, String store, String guard, int exit)
            throws Exception {
        Path first = left("step", "--schedule", schedule, "--store", store, "--guard", guard);

        Finished replay = ticketrace.runsQuietly("replay", first.toString());

        assertThat(replay.out()).contains("\nSchedule: " + schedule + "\n").endsWith(SAME + "\n");
        assertThat(replay.exit()).as("exit code of %s", replay).isEqualTo(exit);
        int turns = schedule.split(" ").length;
        assertThat(replay.outLines().stream().filter(line -> line.matches(" +\\d+  [!+]?[AB] +.* left, \\d+ sold")))
                .hasSize(turns);
        assertThat(RunsFolder.list(folder.resolve("data").resolve("runs")))
                .as("a folder of its own")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"file, none, 3", "file, file-lock, 0", "mapped, none, 3", "h2, transaction, 0", "h2, none, 3"})
    void exploreFolder_isPlayedAgain_toItsWorstOutcome(String store, String guard, int exit) throws Exception {
        Path first = left("explore", "--store", store, "--guard", guard);

        Finished replay = ticketrace.runsQuietly("replay", first.toString());

        assertThat(replay.exit()).as("exit code of %s", replay).isEqualTo(exit);
        assertThat(replay.out()).endsWith(SAME + "\n");
    }

    @Test
    void exploredDeadlock_isPlayedAgain() throws Exception {
        Path first = left("explore", "--guard", "lock-file", "--kills", "1", "--max-schedules", "12");

        Finished replay = ticketrace.runsQuietly("replay", first.toString());

        assertThat(replay.exit()).isEqualTo(UNKNOWN);
        assertThat(replay.out())
                .contains("DEADLOCK: B waits for the guard, which A held when killed")
                .endsWith(SAME + "\n");
    }

    @Test
    void replay_canBeReplayed() throws Exception {
        Path first = left("step", "--schedule", "A B B B A A");
        String second = folder.resolve("second").toString();
        ticketrace.runsQuietly("replay", first.toString(), "--runs-dir", second);
        Finished third = ticketrace.runsQuietly(
                "replay", RunsOnDisk.only(Path.of(second)).toString());

        assertThat(third.exit()).isEqualTo(VIOLATED);
        assertThat(third.out()).endsWith(SAME + "\n");
    }

    @Test
    void json_isTheResult_andWordsGoToStandardError() throws Exception {
        Path first = left("step", "--schedule", "A B B B A A");

        Finished replay = ticketrace.run("replay", first.toString(), "--json");

        assertThat(replay.exit()).isEqualTo(VIOLATED);
        assertThat(replay.err()).contains("sells seat 1", SAME);
        Map<String, Object> result = Json.onlyDocument(replay.out());
        ResultSchema.checkStepped(result, "overlaps", "waitMicros");
        assertThat(result).containsEntry("verdict", "VIOLATED");
        assertThat(Json.object(result, "settings")).containsEntry("schedule", "A B B B A A");
        assertThat(result.get("folder")).isNotEqualTo(first.toString());
    }

    /** What was there before is judged from its files: with another end of the first, the second is not the same. */
    @Test
    void outcomeThatIsNotTheSame_isSaid_andIsUnknown() throws Exception {
        Path first = left("step", "--schedule", "A B B B A A");
        Files.writeString(first.resolve("tickets.txt"), "0000001\n");

        Finished replay = ticketrace.runsQuietly("replay", first.toString());

        assertThat(replay.exit()).isEqualTo(UNKNOWN);
        assertThat(replay.out()).contains("Not the same outcome as before: see " + first);
    }

    @Test
    void freeRace_hasNoOrderToReplay() throws Exception {
        Path free = left("run", "--buyers", "2", "--tickets", "6");

        InThisJvm.run("replay", free.toString()).assertOneLineOfError(WRONG_USAGE, free.toString(), "free race");
        assertThat(RunsFolder.list(folder.resolve("data"))).isEmpty();
    }

    @Test
    void folderThatIsNone_isNamed() throws Exception {
        InThisJvm.run("replay", "nowhere").assertOneLineOfError(IO_ERROR, "nowhere", "there is no such folder");
        Files.createDirectory(runs);
        InThisJvm.run("replay", runs.toString()).assertOneLineOfError(IO_ERROR, "race.json", "missing");
        assertThat(RunsFolder.list(folder.resolve("data"))).isEmpty();
    }

    /** Damage to one file of the folder. */
    private interface Damage {
        void to(Path file) throws IOException;
    }

    private void assertRefused(String name, Damage damage) throws Exception {
        Path first = left("step", "--schedule", "A B B B A A");
        damage.to(first.resolve(name));

        InThisJvm.run("replay", first.toString()).assertOneLineOfError(IO_ERROR, first.toString());
        assertThat(RunsFolder.list(folder.resolve("data"))).as("what was begun").isEmpty();
        assertThat(folder.processes()).isEmpty();
    }

    @Test
    void settingsThatAreNone_areRefused() throws Exception {
        assertRefused("race.json", file -> Files.writeString(file, "{"));
    }

    @Test
    void scheduleThatIsNone_isRefused_asDamage() throws Exception {
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
