package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.ServedPage.Answer;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.store.ListeningSockets;

/** The command {@code serve}: its start, its access control, its end. */
class ServeIT {

    private static final int USAGE = 2;
    private static final int IO_ERROR = 74;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final String STRANGE = "Grüße \"an\" 'alle'; $HOME & (1) %20 #x+y=*\\";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private static Map<String, Object> endless(int buyers) {
        return Map.of(
                "settings",
                Map.of(
                        "buyers",
                        buyers,
                        "tickets",
                        100_000,
                        "store",
                        "file",
                        "guard",
                        "file-lock",
                        "thinkMicros",
                        20_000,
                        "timeoutMillis",
                        300_000));
    }

    private static Map<String, Object> play() {
        return Map.of("settings", Map.of("buyers", 2, "tickets", 1, "store", "file", "guard", "none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    serve --port 65536            | --port       | from 0 to 65535
                    serve --port p                | --port       | from 0 to 65535
                    serve --bind no.such.name.test | --bind      | address
                    serve --max-buyers 0          | --max-buyers | from 1 to 1000
                    serve --prot 1                | --prot       | serve --help
                    serve 7070                    | 7070         | serve --help
                    """)
    void wrongUsage_isReportedInOneLine(String command, String names, String allowed) throws Exception {
        Ticketrace.in(folder.path()).run(command.split(" ")).assertOneLineOfError(USAGE, names, allowed);
    }

    @Test
    void help_isPrinted() throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path());

        assertThat(ticketrace.runsQuietly("serve", "--help").out())
                .contains("--port", "7070", "--bind", "--open", "--max-buyers", "--runs-dir");
        assertThat(ticketrace.runsQuietly("--help").out()).contains("serve");
    }

    @Test
    void takenPort_isReportedInOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            Ticketrace.in(folder.path())
                    .run("serve", "--port", port)
                    .assertOneLineOfError(IO_ERROR, "port " + port, "127.0.0.1", "--port 0");
        }
    }

    @Test
    void addressOfAnotherMachine_isReportedInOneLine() throws Exception {
        Ticketrace.in(folder.path())
                .run("serve", "--port", "0", "--bind", "203.0.113.77")
                .assertOneLineOfError(IO_ERROR, "203.0.113.77");
    }

    @Test
    void server_listensOnThisMachineOnly() throws Exception {
        try (ServedPage page = ServedPage.in(folder)) {
            assertThat(page.address()).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(ListeningSockets.addressesOf(page.port())).isNotEmpty().isSubsetOf(ListeningSockets.LOOPBACK);
        }
    }

    @Test
    void jarInAnyFolder_servesItsPage() throws Exception {
        Path place = Files.createDirectory(folder.resolve(STRANGE));
        Path jar = Files.copy(Ticketrace.builtJar(), place.resolve(STRANGE + ".jar"));
        try (ServedPage page = ServedPage.of(Ticketrace.in(place).fromJar(jar))) {
            assertThat(page.get("/").assertOk().body()).contains("ticketrace-token");
            assertThat(page.get("/api/catalogue").assertOk().objects("scenarios"))
                    .hasSameSizeAs(Scenarios.NAMES);
        }
    }

    @Test
    void catalogue_listsTheChoices() throws Exception {
        try (ServedPage page = ServedPage.in(folder, "--max-buyers", "60")) {
            Answer catalogue = page.get("/api/catalogue").assertOk();

            assertThat(catalogue.object("limits"))
                    .containsEntry("buyers", 60)
                    .containsEntry("tickets", 100_000)
                    .containsEntry("thinkMicros", 60_000_000)
                    .containsEntry("timeoutMillis", 600_000)
                    .containsEntry("races", 4)
                    .containsEntry("steppedBuyers", 8);
            assertThat(catalogue.objects("stores"))
                    .extracting(store -> store.get("name"))
                    .containsExactly("file", "mapped", "h2");
            assertThat(catalogue.objects("guards"))
                    .extracting(guard -> guard.get("name"))
                    .contains("none", "file-lock", "row-lock", "atomic");
            Map<String, Object> none = catalogue.objects("guards").get(0);
            assertThat(none.get("expects"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .contains("OVERSOLD", "DOUBLE_BOOKED");
            assertThat(none.get("stores"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactly("file", "mapped", "h2");
            assertThat(none.get("levels"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEmpty();
            assertThat(catalogue.objects("guards"))
                    .filteredOn(guard -> guard.get("name").equals("transaction"))
                    .singleElement()
                    .satisfies(guard -> assertThat(guard.get("levels"))
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .hasSize(4)
                            .contains("serializable"));
        }
    }

    @Test
    void withBind_everyClientNeedsTheAccessCode() throws Exception {
        try (ServedPage page = ServedPage.in(folder, "--bind", "127.0.0.1")) {
            assertThat(page.address()).matches("http://127\\.0\\.0\\.1:\\d+/\\?code=[2-9a-z]{10}");
            String code = page.address().substring(page.address().indexOf('=') + 1);
            for (String path : List.of("/", "/api/catalogue", "/api/races", "/nothing", "/api/races/x/events")) {
                page.get(path).assertRefused(401, "access code");
                page.get(path + "?code=wrong").assertRefused(403, "access code");
            }
            Answer admitted = page.get("/?guard=none&code=" + code + "&buyers=5");
            assertThat(admitted.status()).isEqualTo(303);
            assertThat(admitted.headers().firstValue("location").orElse("")).endsWith("/?guard=none&buyers=5");
            String cookie = admitted.headers().firstValue("set-cookie").orElse("");
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(code);

            String pass = cookie.split(";", 2)[0];
            assertThat(page.send(page.request("/").header("Cookie", pass)).body())
                    .contains("ticketrace-token");
            assertThat(page.send(page.request("/api/races").header("Cookie", pass))
                            .status())
                    .isEqualTo(200);
            page.send(page.request("/").header("Cookie", pass.replaceFirst("=.", "=~")))
                    .assertRefused(401, "access code");
        }
    }

    @Test
    void finishedRun_canBeOpenedAgain_alsoByALaterServer() throws Exception {
        Finished race = Ticketrace.in(folder.path())
                .run("run", "--buyers", "3", "--tickets", "9", "--guard", "none", "--runs-dir", "runs");
        assertThat(race.exit()).isIn(0, 3);
        Path run = RunsOnDisk.only(folder.resolve("runs"));
        String id = run.getFileName().toString();
        Files.createDirectories(folder.resolve("runs").resolve("no-run"));
        try (ServedPage page = ServedPage.in(folder)) {
            List<Map<String, Object>> races = page.get("/api/races").objects("races");
            assertThat(races).hasSize(1);
            assertThat(races.get(0)).containsEntry("id", id).containsKeys("settings", "verdict", "sold", "when");
            String report = page.get("/api/races/" + id + "/report").assertOk().body();
            assertThat(report).isEqualTo(Files.readString(run.resolve("report.html")));
            Map<String, Object> result =
                    page.get("/api/races/" + id + "/result").json();
            assertThat(result).containsEntry("sold", races.get(0).get("sold"));
            assertThat(report).contains(String.valueOf(result.get("verdict")));
            page.get("/api/races/no-run/report").assertRefused(404, "no finished race");
            page.get("/api/races/no-run/result").assertRefused(404, "no finished race");
            try (EventListener listener = page.listen(id)) {
                List<EventListener.Event> events = listener.all();
                assertThat(events)
                        .extracting(EventListener.Event::name)
                        .containsExactly("ready", "started", "moments", "result");
                assertThat(events.get(2).seats()).hasSize(events.get(2).number("sold"));
                assertThat(events.get(3).data()).isEqualTo(result);
            }
            page.get("/api/races/" + id + "/events").assertRefused(406, "text/event-stream");
        }
    }

    /** Starts a server with two races and a stepped race in progress. */
    private ServedPage busy() throws Exception {
        ServedPage page = ServedPage.in(folder);
        page.post("/api/plays", play()).assertOk();
        for (int i = 0; i < 2; i++) {
            Answer race = page.post("/api/races", endless(3)).assertOk();
            String id = String.valueOf(race.objects("races").get(0).get("id"));
            try (EventListener listener = page.listen(id)) {
                listener.await("moments", event -> event.number("sold") > 0);
            }
        }
        assertThat(folder.processes()).hasSizeGreaterThanOrEqualTo(1 + 2 + 2 * 3);
        return page;
    }

    private void awaitNoProcess() {
        Await.until("no process is left", () -> folder.processes().isEmpty());
    }

    @Test
    void ctrlC_stopsAllRaces_andJudgesThem() throws Exception {
        try (ServedPage page = busy()) {
            page.signal("INT");
            Finished finished = page.finish();

            assertThat(folder.processes()).isEmpty();
            assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            assertThat(finished.err()).isEmpty();
            List<Path> runs = RunsFolder.list(folder.resolve("runs"));
            assertThat(runs)
                    .as("the two races; the stepped race was not finished")
                    .hasSize(2);
            for (Path run : runs) {
                assertThat(Json.onlyDocument(Files.readString(run.resolve("result.json"))))
                        .containsEntry("endedBy", "INTERRUPTED")
                        .containsEntry("verdict", "VALID");
            }
        }
    }

    @Test
    void terminatedServer_leavesNoBuyer() throws Exception {
        try (ServedPage page = busy()) {
            page.signal("TERM");

            assertThat(page.finish().exit()).isEqualTo(TERMINATED);
            awaitNoProcess();
        }
    }

    @Test
    void killedServer_leavesNoBuyer() throws Exception {
        try (ServedPage page = busy()) {
            page.signal("KILL");

            assertThat(page.finish().exit()).isEqualTo(128 + 9);
            awaitNoProcess();
        }
    }

    @Test
    void secondCtrlC_endsAtOnce() throws Exception {
        try (ServedPage page = busy()) {
            page.signal("INT");
            page.signal("INT");

            assertThat(page.finish().exit()).isEqualTo(INTERRUPTED);
            awaitNoProcess();
        }
    }

    @Test
    void open_opensThePageInABrowser() throws Exception {
        Path opener = folder.resolve("xdg-open");
        Files.writeString(opener, "#!/bin/sh\necho \"$1\" > opened.txt\n");
        assertThat(opener.toFile().setExecutable(true)).isTrue();
        Ticketrace ticketrace = Ticketrace.in(folder.path()).with("PATH", folder.path() + ":" + System.getenv("PATH"));
        try (ServedPage page = ServedPage.of(ticketrace, "--open")) {
            Path opened = folder.resolve("opened.txt");
            Await.until(
                    "it was opened",
                    () -> Files.exists(opened) && opened.toFile().length() > 0);

            assertThat(opened).hasContent(page.address());
        }
    }
}
