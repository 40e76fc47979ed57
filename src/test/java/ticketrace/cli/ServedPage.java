package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code serve} from the jar, with HTTP requests like a browser's. Its runs are in the folder {@code runs}. */
public final class ServedPage implements AutoCloseable {

    private static final Pattern WORDS = Pattern.compile("Classroom page: (http://\\S+)\nCtrl-C ends it\\.\n");
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"ticketrace-token\" content=\"(\\w+)\"");
    private static final String TOKEN_HEADER = "X-Ticketrace-Token";
    private static final int INTERRUPTED = 130;

    private final Running running;
    private final String address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Limits.ANSWER)
            .build();
    private @Nullable String token;
    private boolean ended;

    private ServedPage(Running running, String address) {
        this.running = running;
        this.address = address;
    }

    /** The response to a request. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public Map<String, Object> json() throws IOException {
            return Json.onlyDocument(body);
        }

        /** The objects below this key. */
        public List<Map<String, Object>> objects(String key) throws IOException {
            return Json.objects(json(), key);
        }

        public Map<String, Object> object(String key) throws IOException {
            return Json.object(json(), key);
        }

        /** Fails unless the response is a one-line refusal that contains these words. */
        public Answer assertRefused(int expected, String... words) throws IOException {
            assertThat(status).as("status of %s", this).isEqualTo(expected);
            assertThat(json()).as("the answer").containsOnlyKeys("error");
            String line = String.valueOf(json().get("error"));
            assertThat(line).contains(words).doesNotContain("\n", "\tat ", "Exception");
            return this;
        }

        public Answer assertOk() {
            assertThat(status).as("status of %s", this).isBetween(200, 299);
            return this;
        }
    }

    /** Starts a server on a free port; its runs go below {@code folder}. */
    public static ServedPage in(RunsFolder folder, String... options) throws IOException {
        return of(Ticketrace.in(folder.path()), options);
    }

    static ServedPage of(Ticketrace ticketrace, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--runs-dir", "runs"));
        arguments.addAll(List.of(options));
        Running running = ticketrace.interruptible().start(arguments.toArray(String[]::new));
        Await.until("it says where the page is", () -> running.outSoFar().endsWith("it.\n"));
        Matcher words = WORDS.matcher(running.outSoFar());
        assertThat(words.matches()).as(running.outSoFar()).isTrue();
        return new ServedPage(running, words.group(1));
    }

    /** The address that the server printed. */
    public String address() {
        return address;
    }

    public long pid() {
        return running.pid();
    }

    public URI uri(String path) {
        return URI.create(address.split("\\?", 2)[0].replaceAll("/$", "") + path);
    }

    public int port() {
        return uri("/").getPort();
    }

    /** The token in the server's page. */
    public String token() throws IOException, InterruptedException {
        if (token == null) {
            Matcher place = TOKEN.matcher(get("/").body());
            assertThat(place.find()).as("a token in the page").isTrue();
            token = place.group(1);
        }
        return Objects.requireNonNull(token);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Limits.WORK);
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Sends a request with the token; writes the body as JSON. */
    public Answer post(String path, Object body) throws IOException, InterruptedException {
        return postText(path, JSON.std.asString(body));
    }

    public Answer post(String path) throws IOException, InterruptedException {
        return postText(path, "");
    }

    public Answer postText(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header(TOKEN_HEADER, token()).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).header(TOKEN_HEADER, token()).DELETE());
    }

    /** Listens to the events of a race. */
    public EventListener listen(String race) throws IOException, InterruptedException {
        return listen(request("/api/races/" + race + "/events"));
    }

    EventListener listen(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.header("Accept", "text/event-stream")
                .timeout(Limits.WORK)
                .GET()
                .build();
        return EventListener.of(http.send(asked, HttpResponse.BodyHandlers.ofInputStream()));
    }

    public void signal(String name) throws IOException, InterruptedException {
        running.signal(name);
    }

    /** Waits for the server to end after a signal, and returns its output. */
    public Finished finish() throws IOException, InterruptedException {
        ended = true;
        return running.finish();
    }

    /** Sends Ctrl-C if the server still runs; fails if the server printed an error. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            if (!ended) {
                signal("INT");
                Finished finished = finish();
                assertThat(finished.err()).as("standard error").isEmpty();
                assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            }
        } finally {
            running.close();
        }
    }
}
