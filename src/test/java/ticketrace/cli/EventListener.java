package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import ticketrace.Limits;

/** Listens to server-sent events, as a browser's EventSource does. */
public final class EventListener implements AutoCloseable {

    private static final String NAME = "event: ";
    private static final String DATA = "data: ";
    private static final Event END = new Event("(end)", Map.of(), 0);

    /**
     * An event.
     *
     * @param name its kind
     * @param data its JSON
     * @param at when it arrived, in {@link System#nanoTime}
     */
    public record Event(String name, Map<String, Object> data, long at) {

        public int number(String key) {
            return Json.integer(data, key);
        }

        /** Seat and buyer of each sale in this event. */
        @SuppressWarnings("unchecked")
        public List<List<Integer>> seats() {
            return (List<List<Integer>>) data.get("seats");
        }

        public List<Map<String, Object>> buyers() {
            return Json.objects(data, "buyers");
        }
    }

    private final InputStream stream;
    private final BlockingQueue<Event> came = new LinkedBlockingQueue<>();
    private final List<Event> heard = new ArrayList<>();

    private EventListener(InputStream stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "hears-events");
        reader.setDaemon(true);
        reader.start();
    }

    static EventListener of(HttpResponse<InputStream> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new EventListener(response.body());
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(NAME)) {
                    name = line.substring(NAME.length());
                } else if (line.startsWith(DATA)) {
                    Map<String, Object> data = Json.onlyDocument(line.substring(DATA.length()));
                    came.add(new Event(name, data, System.nanoTime()));
                }
            }
        } catch (IOException closed) {
            // the code below reports the end of the stream
        }
        came.add(END);
    }

    /** Returns the next event; fails if none arrives in time. */
    public Event next() throws InterruptedException {
        Event event = came.poll(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null || event.equals(END)) {
            return fail((event == null ? "no further event arrived" : "the stream ended") + " after " + names());
        }
        heard.add(event);
        return event;
    }

    /** Returns the next event of this kind that matches the condition. */
    public Event await(String name, Predicate<Event> wish) throws InterruptedException {
        Event event = next();
        while (!event.name().equals(name) || !wish.test(event)) {
            assertThat(event.name()).as("while waiting for %s", name).isNotIn("failed", "result");
            event = next();
        }
        return event;
    }

    public Event await(String name) throws InterruptedException {
        return await(name, event -> true);
    }

    /** Returns all events up to the end of the stream. */
    public List<Event> all() throws InterruptedException {
        while (true) {
            Event event = came.poll(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS);
            assertThat(event).as("an event after %s", names()).isNotNull();
            if (event.equals(END)) {
                came.add(END);
                return heard;
            }
            heard.add(event);
        }
    }

    private List<String> names() {
        return heard.stream().map(Event::name).distinct().toList();
    }

    /** Closes the connection without notice, as a closed browser does. */
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
