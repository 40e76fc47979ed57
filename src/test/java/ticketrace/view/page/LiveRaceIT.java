package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
import ticketrace.cli.EventListener;
import ticketrace.cli.EventListener.Event;
import ticketrace.cli.Json;
import ticketrace.cli.ServedPage;
import ticketrace.cli.ServedPage.Answer;
import ticketrace.cli.Ticketrace;

/** A client starts races over HTTP and listens to their events, from the first ready buyer to the verdict. */
@ExtendWith(FromTheJar.class)
class LiveRaceIT {

    private static final int EVENTS_PER_SECOND = 10;
    private static final int MICROS_PER_SECOND = 1_000_000;

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

    private static String start(RequestedRace wish) throws Exception {
        return String.valueOf(page.post("/api/races", wish.body())
                .assertOk()
                .objects("races")
                .get(0)
                .get("id"));
    }

    private static String path(String race, String what) {
        return "/api/races/" + race + "/" + what;
    }

    private static Answer kill(String race, Object buyer) throws Exception {
        return page.post(path(race, "kill"), Map.of("buyer", buyer));
    }

    /** Stops the race and returns its result. */
    private static Map<String, Object> stopped(String race, EventListener listener) throws Exception {
        page.post(path(race, "stop")).assertOk();
        List<Event> events = listener.all();
        Event last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("result");
        return last.data();
    }

    private static List<Event> stepEvents(List<Event> events) {
        return events.stream().filter(event -> event.name().equals("moments")).toList();
    }

    private static List<List<Integer>> seats(List<Event> events) {
        List<List<Integer>> seats = new ArrayList<>();
        stepEvents(events).forEach(event -> seats.addAll(event.seats()));
        return seats;
    }

    @Test
    void race_isReportedFromItsBeginningToItsResult() throws Exception {
        Answer created =
                page.post("/api/races", RequestedRace.of("none", 4, 60, 20_000).body());
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.objects("races")).hasSize(1);
        FormatsPage.assertDescribes("A started race", List.of(created.json()));
        Map<String, Object> race = created.objects("races").get(0);
        assertThat(Json.object(race, "settings")).containsEntry("buyers", 4).containsEntry("guard", "none");
        String id = String.valueOf(race.get("id"));
        List<Event> events;
        try (EventListener listener = page.listen(id)) {
            events = listener.all();
        }

        assertThat(events)
                .filteredOn(event -> !event.name().equals("result"))
                .allSatisfy(
                        event -> FormatsPage.assertKnows("The events of a race", Map.of(event.name(), event.data())));
        assertThat(events.stream().map(Event::name).distinct())
                .containsExactly("waiting", "ready", "started", "moments", "result");
        Event ready = only(events, "ready");
        assertThat(ready.data()).containsEntry("tickets", 60);
        assertThat(ready.buyers())
                .extracting(buyer -> buyer.get("name"))
                .startsWith("buyer-01")
                .hasSize(4);
        Map<String, Object> result = only(events, "result").data();
        assertThat(result).containsEntry("schema", "ticketrace/result/1").containsEntry("verdict", "VIOLATED");
        assertThat(Json.objects(result, "buyers"))
                .as("the buyers of the result are those that were shown")
                .extracting(buyer -> buyer.get("pid"))
                .containsExactlyElementsOf(
                        ready.buyers().stream().map(buyer -> buyer.get("pid")).toList());

        List<Event> stepEvents = stepEvents(events);
        Event last = stepEvents.get(stepEvents.size() - 1);
        assertThat(last.data()).containsEntry("sold", result.get("sold")).containsEntry("left", 0);
        assertThat(seats(events)).as("every sale").hasSize(Json.integer(result, "sold"));
        assertThat(last.buyers())
                .extracting(buyer -> buyer.get("sold"))
                .containsExactlyElementsOf(Json.objects(result, "buyers").stream()
                        .map(buyer -> buyer.get("sold"))
                        .toList());
        assertThat(last.buyers()).extracting(buyer -> buyer.get("doing")).containsOnly("ended");
        assertThat(page.get(path(id, "result")).json()).as("kept for later").isEqualTo(result);
    }

    private static Event only(List<Event> events, String name) {
        List<Event> all =
                events.stream().filter(event -> event.name().equals(name)).toList();
        assertThat(all).as(name).hasSize(1);
        return all.get(0);
    }

    /** Waits for one second with that many events. On a busy machine this takes long, so the race lasts for minutes. */
    @Test
    void listener_getsTenEventsASecond() throws Exception {
        String id = start(RequestedRace.endless("file-lock"));
        try (EventListener listener = page.listen(id)) {
            Event first = listener.await("moments");
            Deque<Integer> told = new ArrayDeque<>(List.of(first.number("atMicros")));
            while (told.size() <= EVENTS_PER_SECOND || told.getLast() - told.getFirst() > MICROS_PER_SECOND) {
                told.addLast(listener.await("moments").number("atMicros"));
                if (told.size() > EVENTS_PER_SECOND + 1) {
                    told.removeFirst();
                }
            }
            Event last = listener.await("moments", event -> event.number("sold") > first.number("sold"));
            assertThat(last.number("left")).isEqualTo(50_000 - last.number("sold"));
            stopped(id, listener);
        }
    }

    @Test
    void guardsSideBySide_raceTogether_andComeToDifferentEnds() throws Exception {
        Answer created =
                page.post("/api/races", RequestedRace.of("none", 4, 40, 10_000).body(List.of("none", "file-lock")));
        List<String> ids = created.assertOk().objects("races").stream()
                .map(race -> String.valueOf(race.get("id")))
                .toList();
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        try (EventListener one = page.listen(ids.get(0));
                EventListener other = page.listen(ids.get(1))) {
            one.await("started");
            assertIsReady(ids.get(1));
            other.await("started");
            assertIsReady(ids.get(0));
            List<Event> unguarded = one.all();
            List<Event> guarded = other.all();

            assertThat(only(unguarded, "result").data()).containsEntry("verdict", "VIOLATED");
            assertThat(only(guarded, "result").data())
                    .containsEntry("verdict", "VALID")
                    .containsEntry("sold", 40);
            assertThat(seats(guarded)).doesNotHaveDuplicates().hasSize(40);
        }
    }

    /** Fails unless a new listener first gets the event {@code ready}, and no event {@code waiting}. */
    private static void assertIsReady(String race) throws Exception {
        try (EventListener late = page.listen(race)) {
            assertThat(late.next().name()).as("the first that is told").isEqualTo("ready");
        }
    }

    @Test
    void racesOnTwoDatabases_doNotGetInEachOthersWay() throws Exception {
        RequestedRace wish = new RequestedRace(3, 30, "h2", "row-lock", 2_000, 60_000, null);
        List<Map<String, Object>> races = page.post("/api/races", wish.body(List.of("row-lock", "transaction")))
                .assertOk()
                .objects("races");
        for (Map<String, Object> race : races) {
            try (EventListener listener = page.listen(String.valueOf(race.get("id")))) {
                List<Event> events = listener.all();

                assertThat(events.get(events.size() - 1).data())
                        .containsEntry("verdict", "VALID")
                        .containsEntry("sold", 30);
                assertThat(seats(events)).doesNotHaveDuplicates().hasSize(30);
                List<Event> stepEvents = stepEvents(events);
                assertThat(stepEvents.get(stepEvents.size() - 1).data())
                        .containsEntry("left", 0)
                        .containsEntry("sold", 30);
            }
        }
    }

    @Test
    void stoppedRace_endsInOrder_andIsJudged() throws Exception {
        String id = start(RequestedRace.endless("file-lock"));
        try (EventListener listener = page.listen(id)) {
            listener.await("moments", event -> event.number("sold") > 0);
            Map<String, Object> result = stopped(id, listener);

            assertThat(result).containsEntry("endedBy", "INTERRUPTED").containsEntry("verdict", "VALID");
            assertThat(Json.objects(result, "buyers"))
                    .extracting(buyer -> buyer.get("exitCode"))
                    .containsOnly(0);
        }
        page.post(path(id, "stop")).assertRefused(409, "over");
        kill(id, "buyer-01").assertRefused(409, "over");
    }

    @Test
    void raceStoppedBeforeItBegan_hasFailed_andLeavesNothing() throws Exception {
        String id = start(RequestedRace.of("none", 30, 10, 0));
        try (EventListener listener = page.listen(id)) {
            listener.await("waiting");
            page.post(path(id, "stop")).assertOk();
            List<Event> events = listener.all();

            assertThat(events.get(events.size() - 1).name()).isEqualTo("failed");
            assertThat(events.get(events.size() - 1).data())
                    .containsEntry("message", "The race was stopped before it began.");
        }
        assertThat(folder.resolve("runs").resolve(id)).doesNotExist();
        page.get(path(id, "result")).assertRefused(404, "no finished race");
    }

    /** Has the server kill the holder of the guard, and returns the name of the killed buyer. */
    private static String killHolder(String race) throws Exception {
        Map<String, Object> answer =
                page.post(path(race, "kill"), Map.of("holder", true)).assertOk().json();
        FormatsPage.assertDescribes("A kill", List.of(answer));
        return String.valueOf(answer.get("killed"));
    }

    /** Whether the event says that the victim held the guard when it died, and at which step. */
    private static boolean isToldAsHolder(Event event, String victim) {
        return Json.objects(event.data(), "kills").stream()
                .anyMatch(kill -> kill.get("buyer").equals(victim)
                        && Boolean.TRUE.equals(kill.get("held"))
                        && kill.get("step") != null);
    }

    private static Map<String, Object> holder(Event event) {
        return event.data().get("holder") == null ? Map.of() : Json.object(event.data(), "holder");
    }

    @Test
    void killedHolderOfALockFile_isNeverFollowed_andTheKillIsNoFailure() throws Exception {
        String id = start(RequestedRace.endless("lock-file").thinking(3_000_000));
        try (EventListener listener = page.listen(id)) {
            listener.await("moments");
            String victim = killHolder(id);
            Event dead = listener.await("moments", event -> isToldAsHolder(event, victim));
            assertThat(dead.data().get("killed")).isEqualTo(List.of(victim));
            assertThat(holder(dead)).containsEntry("buyer", victim).containsEntry("alive", false);
            long pid = pidOf(victim, id);
            assertThat(ProcessTable.isAlive(pid)).as("the victim lives").isFalse();
            kill(id, victim).assertRefused(409, victim, "ended");
            Event timer =
                    listener.await("moments", event -> event.number("atMicros") > dead.number("atMicros") + 1_000_000);
            assertThat(holder(timer)).containsEntry("buyer", victim);
            assertThat(timer.data()).containsEntry("sold", dead.number("sold"));

            Map<String, Object> result = stopped(id, listener);
            assertThat(result)
                    .containsEntry("verdict", "UNKNOWN")
                    .containsEntry("asPromised", true)
                    .containsEntry("killed", victim)
                    .containsEntry("allKilled", List.of(victim));
            assertAuditAgrees(id, victim);
        }
    }

    private static long pidOf(String buyer, String race) throws Exception {
        try (EventListener late = page.listen(race)) {
            return late.await("ready").buyers().stream()
                    .filter(each -> buyer.equals(each.get("name")))
                    .mapToLong(each -> Json.integer(each, "pid"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertAuditAgrees(String race, String... killed) throws Exception {
        Map<String, Object> again = Json.onlyDocument(Ticketrace.in(folder.path())
                .run("audit", "--json", "runs/" + race)
                .out());
        assertThat(again)
                .containsEntry("verdict", "UNKNOWN")
                .containsEntry("asPromised", true)
                .containsEntry("allKilled", List.of(killed));
    }

    @Test
    void killedHolderOfAFileLock_isFollowedAtOnce() throws Exception {
        String id = start(RequestedRace.endless("file-lock").thinking(3_000_000));
        try (EventListener listener = page.listen(id)) {
            listener.await("moments");
            String victim = killHolder(id);
            listener.await("moments", event -> isToldAsHolder(event, victim));
            Event freed = listener.await(
                    "moments",
                    event -> !holder(event).isEmpty()
                            && !holder(event).get("buyer").equals(victim));
            assertThat(holder(freed)).containsEntry("alive", true);

            Map<String, Object> result = stopped(id, listener);
            assertThat(result)
                    .containsEntry("verdict", "UNKNOWN")
                    .containsEntry("asPromised", true)
                    .containsEntry("killed", victim);
            assertAuditAgrees(id, victim);
        }
    }

    @Test
    void severalKills_areAllAsPromised_andDescribedInWords() throws Exception {
        String id = start(RequestedRace.endless("none").thinking(100_000));
        try (EventListener listener = page.listen(id)) {
            listener.await("moments", event -> event.number("sold") > 8);
            kill(id, "buyer-02").assertOk();
            kill(id, "buyer-04").assertOk();
            listener.await("moments", event -> event.data().get("killed").equals(List.of("buyer-02", "buyer-04")));
            Map<String, Object> result = stopped(id, listener);

            assertThat(result)
                    .containsEntry("asPromised", true)
                    .containsEntry("allKilled", List.of("buyer-02", "buyer-04"));
            assertThat(Json.objects(result, "buyers"))
                    .extracting(buyer -> buyer.get("exitCode"))
                    .containsExactly(0, -9, 0, -9);
        }
        String words = Ticketrace.in(folder.path()).run("audit", "runs/" + id).out();
        assertThat(words).contains("buyer-02 was killed", "buyer-04 was killed", "Guard none did as it promises.");
    }

    @Test
    void killOfAMissingBuyer_isRefused() throws Exception {
        String id = start(RequestedRace.endless("none"));
        kill(id, "buyer-01").assertRefused(409, "not begun");
        try (EventListener listener = page.listen(id)) {
            listener.await("moments");
            kill(id, "buyer-05").assertRefused(404, "no buyer");
            kill(id, "1").assertRefused(404, "no buyer");
            kill(id, 1).assertRefused(400, "'buyer'", "text");
            page.post(path(id, "kill"), Map.of("buyer", "buyer-01", "signal", 9))
                    .assertRefused(400, "'signal'");
            page.post(path(id, "kill"), Map.of("buyer", "buyer-01", "holder", true))
                    .assertRefused(400, "'buyer'", "'holder'");
            page.post(path(id, "kill"), Map.of("holder", true)).assertRefused(409, "none", "no holder");
            kill("2026-01-01T00-00-00.000-file-none", "buyer-01").assertRefused(404, "no finished race");
            assertThat(stopped(id, listener)).containsEntry("allKilled", List.of());
        }
    }

    @Test
    void lateListener_getsAllFromTheBeginning() throws Exception {
        // Under a lock each seat is sold once. Without one, a seat may have more sales than the page keeps.
        String id = start(RequestedRace.endless("file-lock").thinking(1000));
        try (EventListener early = page.listen(id)) {
            early.await("moments", event -> event.number("sold") > 100);
            try (EventListener late = page.listen(id)) {
                assertThat(late.next().name()).isEqualTo("ready");
                assertThat(late.next().name()).isEqualTo("started");
                Event stepEvents = late.next();
                assertThat(stepEvents.name()).isEqualTo("moments");
                assertThat(stepEvents.seats())
                        .hasSize(stepEvents.number("sold"))
                        .hasSizeGreaterThan(100);
                stopped(id, early);

                assertThat(seats(late.all())).containsExactlyElementsOf(seats(early.all()));
            }
        }
        try (EventListener after = page.listen(id)) {
            assertThat(after.all().stream().map(Event::name)).containsExactly("ready", "started", "moments", "result");
        }
    }

    @Test
    void listenersThatVanish_endNothing_andLeaveTheirPlacesToOthers() throws Exception {
        String id = start(RequestedRace.endless("none"));
        List<EventListener> listeners = new ArrayList<>();
        for (int i = 0; i < PageLimits.LISTENERS; i++) {
            listeners.add(page.listen(id));
        }
        Answer tooMany = page.send(page.request(path(id, "events")).header("Accept", "text/event-stream"));
        tooMany.assertRefused(429, "50 pages are listening already");
        for (EventListener listener : listeners) {
            listener.await("moments");
            listener.close();
        }
        AtomicReference<EventListener> another = new AtomicReference<>();
        Await.until("there is a place again", () -> listens(id, another));
        try (EventListener listener = another.get()) {
            listener.await("moments", event -> event.number("sold") > 0);
            stopped(id, listener);
        }
    }

    /** Opens a listener and puts it into {@code kept}. Returns false if the server refuses it. */
    private static boolean listens(String race, AtomicReference<EventListener> kept) {
        try {
            kept.set(page.listen(race));
            return true;
        } catch (AssertionError refused) {
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void listenerThatDoesNotRead_delaysNoOther() throws Exception {
        String id = start(RequestedRace.of("none", 4, PageLimits.TICKETS, 0));
        try (RawConnection deaf = RawConnection.to(page.port());
                EventListener listener = page.listen(id)) {
            deaf.send("GET " + path(id, "events") + " HTTP/1.1\r\nHost: 127.0.0.1:" + page.port()
                    + "\r\nAccept: text/event-stream\r\n\r\n");
            List<Event> events = listener.all();

            assertThat(only(events, "result").data().get("sold"))
                    .isEqualTo(events.get(events.size() - 2).data().get("sold"));
        }
    }
}
