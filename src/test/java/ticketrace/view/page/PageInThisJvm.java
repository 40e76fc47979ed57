package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ticketrace.Limits;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** The page, served in the test's own JVM, for tests that need no launcher process. */
final class PageInThisJvm implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("<meta name=\"ticketrace-token\" content=\"(\\w+)\"");

    private static final Scenario SCENARIO = new Scenario(
            "ticket-grab",
            "A case to choose.",
            RaceSettings.of("file", "none", Load.of(2, 1).withTimeout(Duration.ofSeconds(1))),
            List.of("none", "file-lock"));

    private final PageServer server;
    private final int port;

    private PageInThisJvm(PageServer server) {
        this.server = server;
        this.port = URI.create(server.address()).getPort();
    }

    /** Starts the server. It closes the connection of a request that takes longer than {@code arrival} to arrive. */
    static PageInThisJvm open(Path runs, Duration arrival) throws IOException {
        PageLimits limits = new PageLimits(4, Limits.WORK, arrival);
        return new PageInThisJvm(
                PageServer.open(new PageSettings(null, 0, runs, limits, List.of(SCENARIO), run -> run.path())));
    }

    RawConnection connect() throws IOException {
        return RawConnection.to(port);
    }

    /** The head of a request, with the empty line after it. */
    String head(String methodAndPath, String... headers) {
        StringBuilder head = new StringBuilder(methodAndPath + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Sends a request, and returns all that the server sends until it closes the connection. */
    String answerTo(String request) throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(request);
            return connection.answer();
        }
    }

    /** Sends a GET request, and returns the body of the response. Fails unless the status is 200. */
    String get(String path, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Connection: close");
        String answer = answerTo(head("GET " + path, all.toArray(String[]::new)));
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** Sends a POST request with the token, and returns the whole response. */
    String post(String path, String body) throws IOException {
        return answerTo(head("POST " + path, token(), "Content-Length: " + body.length(), "Connection: close") + body);
    }

    /** The header with the token from the page. */
    String token() throws IOException {
        Matcher token = TOKEN.matcher(answerTo(head("GET /", "Connection: close")));
        assertThat(token.find()).isTrue();
        return "X-Ticketrace-Token: " + token.group(1);
    }

    @Override
    public void close() {
        server.close();
    }
}
