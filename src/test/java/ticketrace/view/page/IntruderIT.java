package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.EventListener;
import ticketrace.cli.ServedPage;
import ticketrace.cli.ServedPage.Answer;

/** The server refuses foreign, broken, malicious and excessive requests in one line, and starts nothing for them. */
class IntruderIT {

    private static final String RACE =
            "{\"settings\":{\"buyers\":2,\"tickets\":2,\"store\":\"file\",\"guard\":\"none\",\"thinkMicros\":0,\"timeoutMillis\":1000}}";

    private static RunsFolder folder;
    private static ServedPage page;

    @BeforeAll
    static void serve() throws Exception {
        folder = RunsFolder.create();
        page = ServedPage.in(folder, "--max-buyers", "4");
    }

    @AfterAll
    static void end() throws Exception {
        page.close();
        folder.close();
    }

    @AfterEach
    void nothingHasHappened() {
        assertThat(RunsFolder.list(folder.resolve("runs"))).as("runs").isEmpty();
        Await.until("only the server is left", () -> folder.processes().equals(List.of(page.pid())));
    }

    private static HttpRequest.Builder race() {
        return page.request("/api/races").POST(HttpRequest.BodyPublishers.ofString(RACE));
    }

    @Test
    void raceWithoutTheToken_isRefused() throws Exception {
        page.send(race()).assertRefused(403, "X-Ticketrace-Token");
        page.send(race().header("X-Ticketrace-Token", "guess")).assertRefused(403, "X-Ticketrace-Token");
        page.send(page.request("/api/plays/x").DELETE()).assertRefused(403, "X-Ticketrace-Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1"})
    void otherOrigin_isRefused_evenWithTheToken(String origin) throws Exception {
        page.send(race().header("Origin", origin).header("X-Ticketrace-Token", page.token()))
                .assertRefused(403, "origin");
        page.send(page.request("/api/races").header("Origin", origin)).assertRefused(403, "origin");
        page.send(page.request("/").header("Origin", origin)).assertRefused(403, "origin");
    }

    @Test
    void preflightOfAnotherOrigin_isRefused() throws Exception {
        Answer answer = page.send(page.request("/api/races")
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        answer.assertRefused(403, "origin");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void ownOrigin_isNotRefused() throws Exception {
        assertThat(page.send(page.request("/api/races").header("Origin", "http://127.0.0.1:" + page.port()))
                        .status())
                .isEqualTo(200);
    }

    private static String raw(String request) throws Exception {
        try (RawConnection connection = RawConnection.to(page.port())) {
            connection.send(request);
            return connection.answer();
        }
    }

    private static void assertRawRefused(String answer, String status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\r\n\r\n{\"error\":\"");
        assertThat(answer).doesNotContain("Exception", "\tat ", "Jetty", "<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:%d", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:%d"})
    void nameOfAnotherHost_isNotAnsweredTo(String host) throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: " + host.replace("%d", String.valueOf(page.port()))
                + "\r\nConnection: close\r\n\r\n");

        assertRawRefused(answer, "421");
        assertThat(answer).doesNotContain("ticketrace-token");
    }

    @Test
    void otherNamesOfThisMachine_areAnsweredTo() throws Exception {
        String answer =
                raw("GET /api/races HTTP/1.1\r\nHost: localhost:" + page.port() + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"races\":[]}");
    }

    @Test
    void hostInTheRequestLine_countsAsTheHost() throws Exception {
        String answer = raw("GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:" + page.port()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("ticketrace-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n"
            })
    void brokenRequest_isRefusedInOneLine(String request) throws Exception {
        String answer = raw(request);

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|421|505) .*");
        assertThat(answer)
                .doesNotContain("Exception", "\tat ", "Jetty", "<html")
                .contains("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/nothing.js",
                "/api",
                "/api/nothing",
                "/api/races/nothing",
                "/index",
                "/INDEX.HTML",
                "/page.css/",
                "/PageServer.class",
                "/web/",
                "/web/nothing.js",
                "/page/index.html",
                "/../page/index.html",
                "/api/races/..%2f..%2fetc/result",
                "/api/races/%2e%2e/result",
                "/api/races/x%00y/result",
                "/%2e%2e/simplelogger.properties",
                "/web/../../../../simplelogger.properties"
            })
    void unknownAddress_isRefused_withoutInternalDetails(String path) throws Exception {
        try (RawConnection connection = RawConnection.to(page.port())) {
            connection.send(
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + page.port() + "\r\nConnection: close\r\n\r\n");
            String answer = connection.answer();

            assertThat(answer).matches("(?s)HTTP/1\\.1 40[04] .*").contains("\r\n\r\n{\"error\":\"");
            assertThat(answer).doesNotContain("Exception", "\tat ", "Jetty", "<html", "simpleLogger");
        }
    }

    @Test
    void impossibleRace_isRefusedByItsField() throws Exception {
        page.postText("/api/races", RACE.replace("\"buyers\":2", "\"buyers\":5"))
                .assertRefused(400, "'settings.buyers'", "from 1 to 4");
        page.postText("/api/races", RACE.replace("\"tickets\":2", "\"tickets\":1e99"))
                .assertRefused(400, "'settings.tickets'", "from 1 to 100000");
        page.postText("/api/races", "").assertRefused(400, "JSON object");
        page.postText("/api/races", "\0\0").assertRefused(400, "JSON object");
        page.postText("/api/plays", "[").assertRefused(400, "JSON object");
    }

    /** The server answers before it has the body, and closes the connection. So the test sends no body. */
    @Test
    void bodyThatIsTooLarge_isRefused() throws Exception {
        String answer = raw(
                "POST /api/races HTTP/1.1\r\nHost: 127.0.0.1:" + page.port() + "\r\nX-Ticketrace-Token: " + page.token()
                        + "\r\nContent-Length: " + (PageLimits.BODY_BYTES + 1) + "\r\nConnection: close\r\n\r\n");

        assertRawRefused(answer, "413");
        assertThat(page.get("/api/races").status()).as("the next request").isEqualTo(200);
    }

    @Test
    void bodyThatNeverSaysHowLargeItIs_isRefused() throws Exception {
        String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        String answer = raw("POST /api/races HTTP/1.1\r\nHost: 127.0.0.1:" + page.port() + "\r\nX-Ticketrace-Token: "
                + page.token() + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk.repeat(17)
                + "0\r\n\r\n");

        assertRawRefused(answer, "413");
    }

    @Test
    void everyAnswer_tellsTheBrowserToBeStrict() throws Exception {
        for (String path : List.of("/", "/api/catalogue", "/api/races", "/nothing", "/api/races/x/report")) {
            Map<String, List<String>> headers = page.get(path).headers().map();
            assertThat(headers.get("content-security-policy"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers).containsEntry("x-content-type-options", List.of("nosniff"));
            assertThat(headers).containsEntry("referrer-policy", List.of("no-referrer"));
            assertThat(headers).doesNotContainKeys("server", "access-control-allow-origin");
        }
    }

    @Test
    void eventsOfAMissingRace_areNotFound() throws Exception {
        page.get("/api/races/x/events").assertRefused(404, "no finished race");
    }

    @Test
    void pageWithoutInlineScripts_isServedAsIs() throws Exception {
        Answer index = page.get("/");

        assertThat(index.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(index.body()).contains("<meta name=\"ticketrace-token\" content=\"" + page.token() + "\"");
        assertThat(page.get("/index.html").body()).isEqualTo(index.body());
    }

    @Test
    void tooManyRaces_areRefused_andNoneOfThemIsStarted() throws Exception {
        Map<String, Object> one = RequestedRace.of("none", 2, 100_000, 20_000).body();
        Map<String, Object> two = RequestedRace.of("none", 2, 100_000, 20_000).body(List.of("none", "file-lock"));
        try (RunsFolder other = RunsFolder.create();
                ServedPage busy = ServedPage.in(other, "--max-buyers", "4")) {
            busy.post("/api/races", two).assertOk();
            busy.post("/api/races", RequestedRace.of("none", 4, 100_000, 20_000).body(List.of("none", "none")))
                    .assertRefused(429, "4 buyers are racing", "8 at once");
            Answer third = busy.post("/api/races", one).assertOk();
            busy.post("/api/races", two).assertRefused(429, "3 races are running", "4 at once");
            busy.post("/api/races", one).assertOk();
            busy.post("/api/races", one).assertRefused(429, "4 races are running");
            assertThat(RunsFolder.list(other.resolve("runs"))).hasSize(4);

            String id = String.valueOf(third.objects("races").get(0).get("id"));
            try (EventListener listener = busy.listen(id)) {
                listener.await("moments");
                busy.post("/api/races/" + id + "/stop").assertOk();
                listener.all();
            }
            Await.until("there is room again", () -> isStarted(busy, one));
        }
    }

    private static boolean isStarted(ServedPage busy, Map<String, Object> race) {
        try {
            return busy.post("/api/races", race).status() == 201;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
