package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** A lease, in free races and in schedules. */
class LeaseIT {

    private static final int USAGE = 2;
    private static final int VIOLATED = 3;
    private static final String LOSES = "A A T B B B B A A";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    private Map<String, Object> json(String... command) throws Exception {
        return Json.onlyDocument(ticketrace.runsQuietly(command).out());
    }

    /** The lease is long: on a busy machine, the thread that renews it may wait for a processor. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void renewedLease_keepsBuyersApart_thoughAPurchaseTakesLongerThanIt(String store) throws Exception {
        Map<String, Object> race = json(
                "run",
                "--guard",
                "lease-lock",
                "--store",
                store,
                "--buyers",
                "3",
                "--tickets",
                "2",
                "--think",
                "1500ms",
                "--lease",
                "1s",
                "--json");

        assertThat(race).containsEntry("verdict", "VALID").containsEntry("sold", 2);
        assertThat(Json.object(race, "settings")).containsEntry("guardOptions", Map.of("leaseMillis", "1000"));
    }

    @Test
    void killedHolder_isFollowedByAnotherBuyer_onceItsLeaseHasEnded() throws Exception {
        Map<String, Object> race = json(
                "run",
                "--guard",
                "lease-lock",
                "--buyers",
                "3",
                "--tickets",
                "9",
                "--lease",
                "500ms",
                "--kill-holder",
                "--json");

        assertThat(race).containsEntry("verdict", "UNKNOWN").containsEntry("asPromised", true);
        assertThat(Json.integer(race, "remaining")).isZero();
    }

    /** Thirty times as long as the lease: even on a busy machine another buyer gets in. */
    @Test
    void holderStoppedPastItsLease_sellsASeatAgain_andTheVerdictSaysWhoWasStopped() throws Exception {
        Finished race = ticketrace.run(
                "run",
                "--guard",
                "lease-lock",
                "--buyers",
                "3",
                "--tickets",
                "10",
                "--lease",
                "50ms",
                "--pause-holder",
                "1500ms");

        assertThat(race.exit()).as("exit code of %s", race).isEqualTo(VIOLATED);
        assertThat(race.out())
                .contains("VIOLATED", "it keeps buyers apart only if no holder is stopped for longer than its lease")
                .containsPattern("(?s)buyer-0(\\d) was stopped for .* while it held\\s+the guard \\(grant \\d+\\);"
                        + "\\s+buyer-0\\d\\s+got in meanwhile\\s+\\(grant \\d+\\);\\s+buyer-0\\1 and buyer-0\\d\\s+both"
                        + "\\s+sold\\s+seat\\s+5\\.");
        assertThat(folder.processes()).isEmpty();
    }

    @Test
    void holderStoppedBeforeItAsks_findsItsLeaseLost_andNoSeatIsSoldTwice() throws Exception {
        Map<String, Object> race = json(
                "run",
                "--guard",
                "lease-lock",
                "--buyers",
                "3",
                "--tickets",
                "10",
                "--lease",
                "500ms",
                "--fault",
                "pause holder at STILL_HELD seat 5 for 3s",
                "--json");

        assertThat(race).containsEntry("verdict", "VALID").containsEntry("doubleBooked", 0);
    }

    /** Nobody is stopped, but each purchase takes longer than its lease: that was never promised. */
    @Test
    void purchaseLongerThanALeaseThatNobodyRenews_breaksNoPromise() throws Exception {
        Finished race = ticketrace.run(
                "run --guard lease-lock --renew off --recheck off --buyers 3 --tickets 10 --lease 20ms --think 200ms"
                        .split(" "));

        assertThat(race.exit()).as("exit code of %s", race).isEqualTo(VIOLATED);
        assertThat(race.out()).contains("Guard lease-lock did as it promises").doesNotContain("broke its promise");
    }

    @Test
    void stoppedHolderOfALockThatDoesNotEnd_keepsOthersOut() throws Exception {
        Map<String, Object> race = json(
                "run", "--guard", "file-lock", "--buyers", "3", "--tickets", "10", "--pause-holder", "300ms", "--json");

        assertThat(race).containsEntry("verdict", "VALID").containsEntry("doubleBooked", 0);
    }

    @Test
    void killedLauncher_leavesNoBuyerBehind_notEvenAStoppedOne() throws Exception {
        try (Running race = ticketrace.start(
                "run", "--guard", "lease-lock", "--buyers", "2", "--fault", "pause buyer-01 after 1ms for 50s")) {
            Await.until(
                    "a buyer is stopped",
                    () -> RunsFolder.list(folder.resolve("data/runs")).stream()
                            .anyMatch(run -> Files.exists(run.resolve("killed.json"))));
            race.signal("KILL");
            race.finish();
            Await.until("no process is left", () -> folder.processes().isEmpty());
        }
    }

    @Test
    void scheduleThatLosesTheLease_sellsTheSeatTwice_andTheReplayDoes() throws Exception {
        Finished step = ticketrace.run("step", "--guard", "lease-lock", "--recheck", "off", "--schedule", LOSES);
        assertThat(step.exit()).as("exit code of %s", step).isEqualTo(VIOLATED);
        assertThat(step.out()).contains("time passes", "both sold seat 1");
        String run = RunsOnDisk.only(folder.resolve("data/runs")).toString();
        Finished audit = ticketrace.run("audit", run, "--json");
        assertThat(Json.onlyDocument(audit.out()))
                .as("the lease promises nothing here")
                .containsEntry("verdict", "VIOLATED")
                .containsEntry("asPromised", true);
        assertThat(ticketrace.run("replay", run).out()).contains("both sold seat 1");
    }

    @Test
    void buyerThatAsksFirst_findsItsLeaseLost_andTriesAgain() throws Exception {
        Finished step =
                ticketrace.run("step", "--guard", "lease-lock", "--schedule", "A A T B B A B B B B A A A", "--json");
        assertThat(step.exit()).as("exit code of %s", step).isZero();
        assertThat(Json.onlyDocument(step.out()))
                .containsEntry("verdict", "VALID")
                .containsEntry("retries", 1);
    }

    @Test
    void explorer_showsThatAskingFirst_doesNotEndTheDanger_andThatTimeDoesTheHarm() throws Exception {
        Map<String, Object> asking = json("explore", "--guard", "lease-lock", "--json");
        Map<String, Object> trusting = json("explore", "--guard", "lease-lock", "--recheck", "off", "--json");
        Map<String, Object> untimed = json("explore", "--guard", "lease-lock", "--timeouts", "0", "--json");

        assertThat(List.of(asking, trusting, untimed))
                .allSatisfy(found ->
                        assertThat(found).containsEntry("complete", true).containsEntry("promise", "KEPT"));
        assertThat(Json.integer(asking, "violating")).isPositive();
        assertThat(Json.integer(trusting, "violating")).isPositive();
        assertThat(Json.integer(untimed, "violating")).isZero();
        assertThat(Json.object(asking, "settings")).containsEntry("timeouts", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "run --guard lease-lock --lease 0,           1ms",
        "run --guard lease-lock --lease 2h,          60m",
        "run --guard file-lock --lease 1s,           --lease is for guards with leases: lease-lock",
        "run --guard lease-lock --renew maybe,       on or off",
        "run --guard lease-lock --pause-holder 60s,  the race ends after 60s",
        "run --guard none --pause-holder 1s,         under none no buyer holds a lock",
        "compare --guards none --recheck off,        --recheck is for guards with leases: lease-lock",
        "step --schedule A --recheck off,            --recheck is for guards with leases: lease-lock",
        "explore --guard lease-lock --recheck 101,   on or off",
        "explore --guard none --recheck on,          --recheck is for guards with leases: lease-lock"
    })
    void wrongOption_isReportedInOneLine(String command, String why) throws Exception {
        ticketrace.run(command.split(" ", -1)).assertOneLineOfError(USAGE, why);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
