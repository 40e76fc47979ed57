package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.Await;
import ticketrace.FormatsPage;
import ticketrace.FromTheJar;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.Json;
import ticketrace.cli.ServedPage;
import ticketrace.cli.ServedPage.Answer;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** A client steps real buyers over HTTP, in any order that it chooses. */
@ExtendWith(FromTheJar.class)
class PlayIT {

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
    void noBuyerIsLeft() {
        Await.until("only the server is left", () -> folder.processes().equals(List.of(page.pid())));
    }

    /** A play that the server has opened for this test; closing it ends the play. */
    private record Open(String id) implements AutoCloseable {

        static Open of(RequestedRace wish) throws Exception {
            Answer created = page.post("/api/plays", wish.body());
            assertThat(created.status()).as("%s", created).isEqualTo(201);
            return new Open(String.valueOf(created.json().get("id")));
        }

        Answer take(String turn) throws Exception {
            return page.post("/api/plays/" + id + "/turns", Map.of("turn", turn));
        }

        Map<String, Object> play(String... turns) throws Exception {
            Answer answer = page.get("/api/plays/" + id);
            for (String turn : turns) {
                answer = take(turn);
                assertThat(answer.status()).as("'%s': %s", turn, answer).isEqualTo(200);
            }
            return answer.object("play");
        }

        Answer undo() throws Exception {
            return page.post("/api/plays/" + id + "/undo");
        }

        Answer finish() throws Exception {
            return page.delete("/api/plays/" + id);
        }

        @Override
        public void close() throws Exception {
            finish();
        }
    }

    private static Map<String, Object> buyer(Map<String, Object> play, int index) {
        return Json.objects(play, "buyers").get(index);
    }

    private static @Nullable Object lastWords(Map<String, Object> play) {
        List<Map<String, Object>> turns = Json.objects(play, "turns");
        return turns.get(turns.size() - 1).get("words");
    }

    @Test
    void freshPlay_hasEveryBuyerBeforeItsFirstStep() throws Exception {
        try (Open open = Open.of(RequestedRace.play("none"))) {
            Map<String, Object> play = open.play();

            assertThat(play)
                    .containsEntry("schedule", "")
                    .containsEntry("turns", List.of())
                    .containsEntry("left", 1)
                    .containsEntry("sales", List.of())
                    .containsEntry("over", false)
                    .containsEntry("deadlock", null)
                    .containsEntry("verdict", null);
            assertThat(buyer(play, 0))
                    .containsEntry("letter", "A")
                    .containsEntry("name", "buyer-01")
                    .containsEntry("place", "BEFORE")
                    .containsEntry("step", "READ")
                    .containsEntry("value", null)
                    .containsEntry("read", null)
                    .containsEntry("sold", List.of())
                    .containsEntry("offered", true);
            assertThat(ProcessTable.isAlive(Json.integer(buyer(play, 1), "pid")))
                    .isTrue();
        }
    }

    @Test
    void bothRead_thenBothSell_theSameSeat() throws Exception {
        try (Open open = Open.of(RequestedRace.play("none"))) {
            Map<String, Object> play = open.play("A", "B");
            assertThat(play).containsEntry("schedule", "A B");
            assertThat(lastWords(play)).isEqualTo("reads 1");
            assertThat(buyer(play, 0))
                    .containsEntry("step", "WRITE")
                    .containsEntry("value", 1)
                    .containsEntry("read", 1);
            play = open.play("A", "A", "B", "B");

            assertThat(play)
                    .containsEntry("over", true)
                    .containsEntry("left", 0)
                    .containsEntry("verdict", "VIOLATED");
            assertThat(String.valueOf(play.get("says"))).contains("both read 1", "both sold seat 1");
            assertThat(play.get("sales")).isEqualTo(List.of(List.of(1, "buyer-01", "A"), List.of(1, "buyer-02", "B")));
            assertThat(buyer(play, 0)).containsEntry("sold", List.of(1)).containsEntry("offered", false);
            assertThat(buyer(play, 1))
                    .containsEntry("sold", List.of(1))
                    .containsEntry("place", "ENDED")
                    .containsEntry("reason", "QUOTA");
            open.take("A").assertRefused(409, "A has ended");

            Answer finished = open.finish();
            FormatsPage.assertDescribes("A play", List.of(play, finished.object("play")));
            FormatsPage.assertKnows("A result", finished.object("result"));
            assertThat(finished.object("play")).containsEntry("verdict", "VIOLATED");
            assertThat(finished.object("result")).containsEntry("sold", 2).containsEntry("doubleBooked", 1);
        }
    }

    /** The holder stands still until its file is old, and another buyer takes the file for that of a dead process. */
    @Test
    void trap_showsTheStepsInsideItsLock_andTimePasses() throws Exception {
        try (Open open = Open.of(RequestedRace.play("trap:stale-by-age"))) {
            Map<String, Object> play = open.play("A", "B");
            assertThat(play).containsEntry("time", true);
            assertThat(lastWords(play)).isEqualTo("CREATE");
            assertThat(buyer(play, 1)).containsEntry("step", "ACQUIRE").containsEntry("inside", "CHECK-AGE");
            play = open.play("T");
            assertThat(play).containsEntry("schedule", "A B T");
            assertThat(lastWords(play)).isEqualTo("time passes");
            play = open.play("B", "B");
            assertThat(lastWords(play)).isEqualTo("UNLINK");
            assertThat(buyer(play, 1)).containsEntry("step", "ACQUIRE").containsEntry("inside", "CREATE");
            play = open.undo().object("play");
            assertThat(play).containsEntry("schedule", "A B T B");
            assertThat(buyer(play, 1)).containsEntry("inside", "UNLINK");
        }
        try (Open open = Open.of(RequestedRace.play("none"))) {
            assertThat(open.play()).containsEntry("time", false);
            assertThat(buyer(open.play(), 0)).containsEntry("inside", null);
        }
        try (Open open = Open.of(RequestedRace.play("inside:lock-file"))) {
            assertThat(open.play("A")).as("no file grows old").containsEntry("time", false);
            assertThat(buyer(open.play(), 0)).containsEntry("inside", "WRITE");
        }
    }

    @Test
    void undo_takesBackTheLastTurn_onRealProcesses() throws Exception {
        try (Open open = Open.of(RequestedRace.play("none"))) {
            open.undo().assertRefused(409, "no turn to take back");
            Map<String, Object> before = open.play("A", "A", "B");
            assertThat(before).containsEntry("left", 0);
            assertThat(lastWords(before)).isEqualTo("sold out");
            open.undo().assertOk();
            Map<String, Object> undone = open.undo().object("play");

            assertThat(undone)
                    .containsEntry("schedule", "A")
                    .containsEntry("left", 1)
                    .containsEntry("over", false);
            assertThat(buyer(undone, 1)).containsEntry("place", "BEFORE").containsEntry("step", "READ");
            assertThat(open.play("B", "A", "B")).as("another way from there").containsEntry("schedule", "A B A B");
        }
    }

    @Test
    void undoOfAKill_hasABuyerAgain() throws Exception {
        try (Open open = Open.of(RequestedRace.play("none"))) {
            Map<String, Object> killed = open.play("A", "!A");
            assertThat(buyer(killed, 0)).containsEntry("place", "KILLED").containsEntry("offered", false);
            Map<String, Object> undone = open.undo().object("play");

            assertThat(buyer(undone, 0)).containsEntry("place", "BEFORE").containsEntry("step", "WRITE");
            assertThat(ProcessTable.isAlive(Json.integer(buyer(undone, 0), "pid")))
                    .isTrue();
        }
    }

    @Test
    void killedHolderOfALockFile_isADeadlock_andAFreshBuyerChangesNothing() throws Exception {
        try (Open open = Open.of(RequestedRace.play("lock-file"))) {
            Map<String, Object> play = open.play("A", "A", "!A", "B");

            assertThat(lastWords(play)).isEqualTo("waits");
            assertThat(play).containsEntry("over", true).containsEntry("verdict", null);
            assertThat(String.valueOf(play.get("deadlock"))).contains("B waits", "A held when killed");
            assertThat(buyer(play, 0)).containsEntry("name", "buyer-01").containsEntry("read", 1);
            assertThat(buyer(play, 1))
                    .containsEntry("place", "WAITING")
                    .containsEntry("offered", false)
                    .containsEntry("blocked", true)
                    .containsEntry("blockedBy", List.of("A"))
                    .containsEntry("blockedByDead", true);
            open.take("B").assertRefused(409, "B waits for the guard");
            play = open.play("+A", "A");
            assertThat(lastWords(play)).isEqualTo("waits");
            assertThat(buyer(play, 0)).containsEntry("name", "buyer-01.2").containsEntry("read", null);

            Answer finished = open.finish();
            assertThat(finished.object("play")).containsEntry("verdict", "UNKNOWN");
            assertThat(finished.object("result")).containsEntry("sold", 0);
        }
    }

    @Test
    void finishedPlay_isARunLikeAnyOther() throws Exception {
        String id;
        try (Open open = Open.of(RequestedRace.play("file-lock"))) {
            id = open.id();
            open.play("A", "A", "A", "A", "A", "B", "B", "B");
            assertThat(open.finish().object("result")).containsEntry("verdict", "VALID");
            open.finish().assertRefused(404, "no play");
            page.get("/api/plays/" + id).assertRefused(404, "no play");
        }
        assertThat(page.get("/api/races/" + id + "/result").json()).containsEntry("verdict", "VALID");
        assertThat(page.get("/api/races").objects("races"))
                .anyMatch(race -> race.get("id").equals(id));
    }

    @Test
    void unknownTurns_areRefused() throws Exception {
        try (Open open = Open.of(RequestedRace.play("none"))) {
            for (String turn : List.of("", "C", "A B", "!", "?A", "AA", "A".repeat(10_000))) {
                open.take(turn).assertRefused(400, "'turn'", "A to B", "'T' lets time pass");
            }
            open.take("+A").assertRefused(409, "A is alive; only a killed buyer can be started again");
            page.post("/api/plays/" + open.id() + "/turns", Map.of("turns", "A"))
                    .assertRefused(400, "'turns'");
            assertThat(open.play()).containsEntry("schedule", "");
        }
    }

    @Test
    void plays_areLimitedInNumberAndSize() throws Exception {
        List<Open> open = new ArrayList<>();
        for (int i = 0; i < PageLimits.PLAYS_AT_ONCE; i++) {
            open.add(Open.of(RequestedRace.play("none")));
        }
        page.post("/api/plays", RequestedRace.play("none").body()).assertRefused(429, "4 plays at once");
        for (Open play : open) {
            play.close();
        }
        RequestedRace nine = RequestedRace.of("none", 9, 1, 0);
        page.post("/api/plays", nine.body()).assertRefused(400, "'settings.buyers'", "from 1 to 8");
    }

    @Test
    void playOnADatabase_waitsWhereTheDatabaseMakesItWait() throws Exception {
        RequestedRace wish = new RequestedRace(2, 1, "h2", "row-lock", 0, 1000, 1);
        try (Open open = Open.of(wish)) {
            Map<String, Object> play = open.play("A", "A", "B");

            assertThat(lastWords(play)).isEqualTo("waits");
            assertThat(buyer(play, 1)).containsEntry("place", "REFUSED").containsEntry("offered", false);
        }
    }

    @Test
    void unusedPlay_isEnded() throws Exception {
        RaceSettings settings =
                RaceSettings.of("file", "none", Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO));
        try (RunsFolder other = RunsFolder.create();
                PlayRegistry registry = new PlayRegistry(other.path(), Duration.ofMillis(200))) {
            OpenPlay play = registry.open(settings);
            play.take("A");
            Await.until("its processes are gone", () -> other.processes().isEmpty());
            Await.until(
                    "its folder is gone", () -> RunsFolder.list(other.path()).isEmpty());

            assertThatThrownBy(() -> registry.named(play.id())).hasMessageContaining("no play");
            assertThatThrownBy(play::look).hasMessageContaining("ended");
        }
    }
}
