package ticketrace.view.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.json.Json;

/**
 * A client that sends too slowly does not block other clients, and the server disconnects it after a limit. A client
 * that waits for its next request, or listens, stays connected.
 */
class SlowClientsTest {

    private static final int MANY = 400;
    private static final int OTHERS = 10;
    private static final Duration SHORT_LIMIT = Duration.ofMillis(300);

    @TempDir
    Path runs;

    @Test
    void manyBodiesThatNeverEnd_doNotKeepOthersWaiting() throws Exception {
        List<RawConnection> senders = new CopyOnWriteArrayList<>();
        ScheduledExecutorService byteByByte = Executors.newSingleThreadScheduledExecutor();
        try (PageInThisJvm page = PageInThisJvm.open(runs, Limits.LIFE_OF_A_CHILD)) {
            var unused = byteByByte.scheduleWithFixedDelay(
                    () -> senders.forEach(SlowClientsTest::sendOneMore), 1, 1, SECONDS);
            String unfinished = page.head("POST /api/races", page.token(), "Content-Length: 60000") + "{\"settings\":";
            for (int i = 0; i < MANY; i++) {
                RawConnection sender = page.connect();
                senders.add(sender);
                sender.send(unfinished);
            }
            for (int i = 0; i < OTHERS; i++) {
                assertThat(page.answerTo(page.head("GET /api/races", "Connection: close")))
                        .startsWith("HTTP/1.1 200")
                        .endsWith("{\"races\":[]}");
            }
        } finally {
            byteByByte.shutdownNow();
            for (RawConnection sender : senders) {
                sender.close();
            }
        }
    }

    /** Sends one byte. Returns false if the server has closed the connection. */
    private static boolean sendOneMore(RawConnection sender) {
        try {
            sender.send("x");
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    /** The part of a request that arrives at once; after it, only single bytes follow. */
    enum UnfinishedRequest {
        NOT_AT_ALL,
        HEADERS,
        BODY,
        CHUNKS;

        String in(PageInThisJvm page) throws IOException {
            String post = page.head("POST /api/races", page.token(), "Content-Length: 60000");
            return switch (this) {
                case NOT_AT_ALL -> "";
                case HEADERS -> "GET / HTTP/1.1\r\nX-More: ";
                case BODY -> post;
                case CHUNKS -> post.replace("Content-Length: 60000", "Transfer-Encoding: chunked") + "e000\r\n";
            };
        }
    }

    /** The single bytes keep the connection from being idle, but the request is late. */
    @ParameterizedTest
    @EnumSource
    void requestThatArrivesByteByByte_isCutAfterTheLimit(UnfinishedRequest begun) throws Exception {
        try (PageInThisJvm page = PageInThisJvm.open(runs, SHORT_LIMIT);
                RawConnection sender = page.connect()) {
            sender.send(begun.in(page));
            awaitCut(sender);
        }
    }

    private static void awaitCut(RawConnection sender) {
        Await.until("it is cut", () -> !sendOneMore(sender));
    }

    @Test
    void connectionThatRestsBetweenTwoRequests_isNotCut() throws Exception {
        try (PageInThisJvm page = PageInThisJvm.open(runs, SHORT_LIMIT);
                RawConnection sender = page.connect();
                RawConnection resting = page.connect()) {
            resting.send(page.head("GET /api/races"));
            assertThat(resting.answerUpTo("{\"races\":[]}")).startsWith("HTTP/1.1 200");
            awaitCut(sender);
            resting.send(page.head("GET /api/races", "Connection: close"));
            assertThat(resting.answer()).startsWith("HTTP/1.1 200").endsWith("{\"races\":[]}");
        }
    }

    @Test
    void listener_isNotDisconnected_howeverLongItListens() throws Exception {
        try (PageInThisJvm page = PageInThisJvm.open(runs, SHORT_LIMIT);
                RawConnection sender = page.connect();
                RawConnection listener = page.connect()) {
            String race = Json.document(new RequestedRace(1, 100_000, "file", "none", 20_000, 300_000, null).body());
            String started = page.post("/api/races", race);
            Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(started);
            assertThat(id.find()).as(started).isTrue();
            String path = "/api/races/" + id.group(1);
            listener.send(page.head("GET " + path + "/events", "Accept: text/event-stream"));
            listener.answerUpTo("event: moments");
            awaitCut(sender);
            listener.answerUpTo("event: moments");
            page.post(path + "/stop", "");
            listener.answerUpTo("event: result");
        }
    }
}
