package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Limits;

/** Requests that no browser sends: the server answers with the right status and a plain message. */
class OddRequestsTest {

    @TempDir
    static Path runs;

    private static PageInThisJvm page;

    @BeforeAll
    static void serve() throws Exception {
        page = PageInThisJvm.open(runs, Limits.WORK);
    }

    @AfterAll
    static void close() {
        page.close();
    }

    private static void assertRefused(String answer, int status, String... words) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\r\n\r\n{\"error\":\"");
        assertThat(answer).contains(words).doesNotContain("Exception", "internal", "report it", "<html");
        assertThat(answer).containsPattern(Pattern.compile("(?i)x-content-type-options: nosniff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n",
                "5\r\nhello",
                "5\r\nhelloworld\r\n0\r\n\r\n",
                "-1\r\nx\r\n0\r\n\r\n",
                "ffffffffffffffffff\r\n",
                "2\r\n{}\r\nnonsense"
            })
    void bodyInBrokenChunks_isRefused_whateverItWasFor(String chunks) throws Exception {
        for (String path : new String[] {"/api/races", "/api/plays", "/api/races/x/stop", "/api/races/x/kill"}) {
            try (RawConnection connection = page.connect()) {
                connection.send(page.head("POST " + path, page.token(), "Transfer-Encoding: chunked") + chunks);
                connection.endInput();
                assertRefused(connection.answer(), 400, "not understood");
            }
        }
    }

    @Test
    void bodyThatIsShorterThanItSays_isRefused() throws Exception {
        try (RawConnection connection = page.connect()) {
            connection.send(page.head("POST /api/races", page.token(), "Content-Length: 100") + "{}");
            connection.endInput();
            assertRefused(connection.answer(), 400, "not understood");
        }
    }

    @Test
    void bodyThatIsTooLong_isRefused_beforeItHasCome() throws Exception {
        String head = page.head("POST /api/races", page.token(), "Content-Length: 65537", "Connection: close");
        assertRefused(page.answerTo(head), 413, "65536 bytes");
        String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        String chunks = page.head("POST /api/races", page.token(), "Transfer-Encoding: chunked", "Connection: close");
        assertRefused(page.answerTo(chunks + chunk.repeat(17)), 413, "65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/0.1", "HTTP/2.0", "http/1.1x", "FTP/1.1"})
    void otherVersionOfHttp_isRefusedInPlainWords(String version) throws Exception {
        String answer = page.answerTo("GET / " + version + "\r\nHost: 127.0.0.1\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|426|505) .*");
        assertThat(answer).contains("HTTP/1.1").doesNotContain("internal", "report it", "Exception");
    }

    @Test
    void addressThatIsTooLong_andHeadersThatAreTooMany_areRefusedInPlainWords() throws Exception {
        String much = "x".repeat(20_000);
        assertRefused(page.answerTo(page.head("GET /" + much)), 414, "too long");
        assertRefused(page.answerTo(page.head("GET /", "X-Much: " + much)), 431, "too long");
    }

    /** A request for events must accept {@code text/event-stream}, as the documentation says. */
    @Test
    void eventsThatAreNotAskedForAsSuch_areRefused() throws Exception {
        Path run = Files.createDirectories(runs.resolve("2026-01-01T00-00-00.000-file-none"));
        Files.writeString(run.resolve("race.json"), """
                {"buyers":1,"tickets":1,"store":"file","guard":"none","isolation":null,"thinkMicros":0,"quota":null,
                "timeoutMillis":1000,"killHolder":false,"schedule":null,"history":"on","faults":[]}
                """);
        Files.writeString(run.resolve("result.json"), "{\"buyers\":[]}");
        Files.writeString(run.resolve("tickets.txt"), "0000001\n");
        Files.writeString(run.resolve("sales.csv"), "seat,buyer,purchase\n");
        String answer =
                page.answerTo(page.head("GET /api/races/" + run.getFileName() + "/events", "Connection: close"));

        assertRefused(answer, 406, "text/event-stream", "Accept");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 413, 414, 421, 426, 429, 431, 500, 503, 505})
    void everyStatusThatIsAnswered_isDocumented(int status) throws Exception {
        assertThat(Files.readString(Path.of("src/docs/page.md"))).containsPattern("\\b" + status + "\\b");
    }
}
