package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Reads and writes that carry the number of their grant, in free races and in schedules. */
class FencingIT {

    private static final int USAGE = 2;
    private static final String LOSES = "A A T B B B B A A";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    private Map<String, Object> json(String command) throws Exception {
        return Json.onlyDocument(
                ticketrace.runsQuietly((command + " --json").split(" ", -1)).out());
    }

    @ParameterizedTest
    @CsvSource({
        "file, lease-lock",
        "mapped, lease-lock",
        "h2, lease-lock",
        "file, file-lock",
        "mapped, robust-lock",
        "h2, fair-lock"
    })
    void fencedRace_isValid_underEachLockThatNumbersItsGrants(String store, String guard) throws Exception {
        String lease = guard.equals("lease-lock") ? " --lease 30s" : ""; // longer than a busy machine holds a buyer up
        Map<String, Object> race =
                json("run --fencing --buyers 4 --tickets 40 --store " + store + " --guard " + guard + lease);

        assertThat(race).containsEntry("verdict", "VALID").containsEntry("sold", 40);
        assertThat(race).containsEntry("staleWrites", 0).containsEntry("fenced", 0);
    }

    /** Thirty times as long as the lease: even on a busy machine another buyer gets in. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void holderStoppedPastItsLease_isFenced_andNoSeatIsSoldTwice(String store) throws Exception {
        Map<String, Object> race =
                json("run --fencing --guard lease-lock --recheck off --lease 50ms --pause-holder 1500ms"
                        + " --buyers 3 --tickets 10 --store " + store);

        assertThat(race).containsEntry("verdict", "VALID").containsEntry("doubleBooked", 0);
        assertThat(race).containsEntry("staleWrites", 0);
        assertThat(Json.integer(race, "fenced")).isPositive();
    }

    @Test
    void schedule_showsWhoIsFenced_andTheReplayAndTheAuditDo() throws Exception {
        Finished step =
                ticketrace.run("step", "--guard", "lease-lock", "--recheck", "off", "--fencing", "--schedule", LOSES);
        assertThat(step.out()).contains("A  is fenced").doesNotContain("sold seat 1");
        String run = RunsOnDisk.only(folder.resolve("data/runs")).toString();

        assertThat(ticketrace.run("replay", run).out()).contains("A  is fenced");
        assertThat(Json.onlyDocument(ticketrace.run("audit", run, "--json").out()))
                .containsEntry("fenced", 1)
                .containsEntry("doubleBooked", 0);
    }

    @Test
    void explorer_provesThatNoOrderSellsASeatTwice_withoutAskingFirst() throws Exception {
        Map<String, Object> fenced = json("explore --guard lease-lock --recheck off --fencing --recheck 10");

        assertThat(fenced).containsEntry("complete", true).containsEntry("violating", 0);
        assertThat(fenced).containsEntry("promise", "KEPT");
        assertThat(Json.objects(fenced, "outcomes"))
                .noneMatch(outcome -> Boolean.TRUE.equals(outcome.get("staleWrites")));
        Map<String, Object> plain = json("explore --guard lease-lock --recheck off");
        assertThat(Json.objects(plain, "outcomes"))
                .anyMatch(outcome -> Boolean.TRUE.equals(outcome.get("staleWrites")));
    }

    @Test
    void bothWays_giveTheSameNumbers() throws Exception {
        Map<String, Object> merged = json("explore --guard lease-lock --recheck off --fencing");
        Map<String, Object> each = json("explore --guard lease-lock --recheck off --fencing --every-schedule");

        for (String key : List.of("schedules", "violating", "deadlocks", "outcomes")) {
            assertThat(merged.get(key)).as(key).isEqualTo(each.get(key));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        run --guard none --fencing                      | guard 'none' gives none; guards that do: file-lock
        run --guard lock-file --fencing                 | guard 'lock-file' gives none
        compare --guards lease-lock,none --fencing      | guard 'none' gives none
        compare --guards all --fencing                  | gives none
        explore --guard jvm-lock --fencing              | guard 'jvm-lock' gives none
        step --guard trap:own-key --fencing --schedule A | guard 'trap:own-key' gives none
        """)
    void fencingWithoutNumbers_isReportedInOneLine(String command, String why) throws Exception {
        ticketrace.run(command.strip().split(" ", -1)).assertOneLineOfError(USAGE, why);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
