package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.Await;
import ticketrace.FormatsPage;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Json;
import ticketrace.cli.ServedPage;
import ticketrace.cli.ServedPage.Answer;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** A client asks over HTTP how many orders of steps lose; real processes play them all. */
@ExtendWith(FromTheJar.class)
class ExplorationIT {

    /** So many orders that the server would play for longer than a test takes. */
    private static final RequestedRace LONG = new RequestedRace(4, 50, "file", "none", 0, 1000, 20);

    private static RunsFolder folder;
    private static ServedPage page;

    @BeforeAll
    static void serve() throws Exception {
        folder = RunsFolder.create();
        page = ServedPage.in(folder);
    }

    @AfterAll
    static void end() throws Exception {
        page.close();
        folder.close();
    }

    @AfterEach
    void noBuyerAndNoFolderIsLeft() {
        Await.until("only the server is left", () -> folder.processes().equals(List.of(page.pid())));
        Await.until(
                "no folder is left",
                () -> RunsFolder.list(folder.resolve("runs")).isEmpty());
    }

    private static String start(RequestedRace wish) throws Exception {
        Answer created = page.post("/api/explorations", wish.body());
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        assertThat(created.object("exploration")).containsEntry("running", true).containsEntry("result", null);
        return String.valueOf(created.json().get("id"));
    }

    private static Map<String, Object> look(String id) {
        try {
            return page.get("/api/explorations/" + id).object("exploration");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> explored(String id) {
        Await.until("it is over", () -> look(id).get("running").equals(false));
        return look(id);
    }

    @Test
    void unguardedBuyers_loseInTwelveOfSixteenOrders_andTheSimplestIsNamed() throws Exception {
        Map<String, Object> exploration = explored(start(RequestedRace.play("none")));

        FormatsPage.assertDescribes("An exploration of the page", List.of(exploration));
        assertThat(Json.object(exploration, "result"))
                .containsEntry("orders", "16")
                .containsEntry("losing", "12")
                .containsEntry("simplest", "A B B B A A")
                .containsEntry("shows", "The simplest order in which a seat is sold twice")
                .containsEntry("complete", true)
                .containsEntry("stoppedBy", null)
                .containsEntry("livelock", null);
        assertThat(exploration)
                .containsEntry("failure", null)
                .containsEntry("turnsLeft", 0)
                .containsEntry("kills", 0)
                .containsEntry("timeouts", 0);
        assertThat(Json.integer(exploration, "states")).isPositive();
        assertThat(Json.integer(exploration, "turns")).isPositive();
    }

    @Test
    void guardedBuyers_loseInNoOrder() throws Exception {
        assertThat(Json.object(explored(start(RequestedRace.play("file-lock"))), "result"))
                .containsEntry("losing", "0")
                .containsEntry("simplest", null)
                .containsEntry("complete", true)
                .doesNotContainEntry("orders", "0");
    }

    @Test
    void trapThatNeedsTime_isExploredWithIt() throws Exception {
        Map<String, Object> exploration = explored(start(RequestedRace.play("trap:stale-by-age")));

        assertThat(exploration).containsEntry("timeouts", 1);
        assertThat(String.valueOf(Json.object(exploration, "result").get("simplest"))
                        .split(" ", -1))
                .contains("T");
    }

    @Test
    void stopped_hasAResultOfWhatItHasCovered() throws Exception {
        String id = start(LONG);
        Await.until("it has played turns", () -> (int) look(id).get("turns") > 0);
        page.delete("/api/explorations/" + id).assertOk();

        assertThat(Json.object(explored(id), "result"))
                .containsEntry("complete", false)
                .containsEntry("stoppedBy", "USER")
                .doesNotContainEntry("orders", null);
    }

    @Test
    void whatCannotBeExplored_isRefused() throws Exception {
        page.post("/api/explorations", RequestedRace.of("none", 5, 1, 0).body())
                .assertRefused(400, "'settings.buyers'", "at most 4", "explore");
        page.post("/api/explorations", RequestedRace.play("nonsense").body()).assertRefused(400, "unknown guard");
        page.post(
                        "/api/explorations",
                        Map.of("settings", RequestedRace.play("none").body().get("settings"), "kills", 1))
                .assertRefused(400, "'kills'");
        page.get("/api/explorations/none").assertRefused(404, "no exploration");
        page.send(page.request("/api/explorations/none").DELETE()).assertRefused(403, "X-Ticketrace-Token");
    }

    @Test
    void explorations_areLimitedInNumber() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < PageLimits.EXPLORATIONS_AT_ONCE; i++) {
            ids.add(start(LONG));
        }
        page.post("/api/explorations", LONG.body()).assertRefused(429, "2 explorations at once");
        for (String id : ids) {
            page.delete("/api/explorations/" + id).assertOk();
            explored(id);
        }
    }

    @Test
    void explorationWithoutReaders_isEnded() throws Exception {
        RaceSettings settings =
                RaceSettings.of("file", "none", Load.of(4, 50).withQuota(20).withTimeout(Duration.ZERO));
        try (RunsFolder other = RunsFolder.create();
                ExplorationRegistry registry = new ExplorationRegistry(other.path(), Duration.ofMillis(200))) {
            OpenExploration exploration = registry.start(settings);
            Await.until("it is over", exploration::isOver);

            assertThat(other.processes()).isEmpty();
            assertThat(RunsFolder.list(other.path())).isEmpty();
            assertThatThrownBy(() -> registry.named(exploration.id())).hasMessageContaining("no exploration");
        }
    }

    @Test
    void endOfTheServer_endsWhatItExplores() throws Exception {
        try (RunsFolder other = RunsFolder.create()) {
            try (ServedPage ending = ServedPage.in(other)) {
                assertThat(ending.post("/api/explorations", LONG.body()).status())
                        .isEqualTo(201);
                Await.until("its buyers run", () -> other.processes().size() > 1);
            }
            assertThat(other.processes()).isEmpty();
            assertThat(RunsFolder.list(other.resolve("runs"))).isEmpty();
        }
    }
}
