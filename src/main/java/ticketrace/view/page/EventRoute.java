package ticketrace.view.page;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends the events of a race to a browser as server-sent events. Each listener keeps one of Javalin's threads until the
 * race is over or the browser is gone. Only a failed write shows that a browser is gone, so the server sends a comment
 * when there was no event for {@link #QUIET_LIMIT}.
 */
final class EventRoute {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(2);

    private final Semaphore places = new Semaphore(PageLimits.LISTENERS);

    /** The place of one listener. Closing it twice frees it once. */
    private final class Place implements AutoCloseable {

        private final AtomicBoolean taken = new AtomicBoolean(true);

        @Override
        public void close() {
            if (taken.getAndSet(false)) {
                places.release();
            }
        }
    }

    /**
     * Sends the events of the race to the browser that asked for them.
     *
     * @throws RefusedRequest if no place is left, or the request does not accept an event stream
     */
    void send(Context context, RaceEvents events) {
        String accept = context.header(Header.ACCEPT);
        if (accept == null || !accept.contains(EVENT_STREAM)) {
            throw new RefusedRequest(
                    RefusedRequest.NOT_ACCEPTABLE, "this is " + EVENT_STREAM + "; say so in the header Accept");
        }
        if (!places.tryAcquire()) {
            throw new RefusedRequest(
                    RefusedRequest.TOO_MANY, PageLimits.LISTENERS + " pages are listening already; close one");
        }
        Place place = new Place();
        boolean begun = false;
        try {
            new SseHandler(client -> sendAll(client, events, place)).handle(context);
            begun = true;
        } finally {
            if (!begun) {
                place.close();
            }
        }
    }

    private static void sendAll(SseClient client, RaceEvents events, Place place) {
        try (place) {
            RaceEvents.Listener listener = events.listen();
            boolean more = true;
            while (more && !client.terminated()) {
                RaceEvents.Event event = listener.next(QUIET_LIMIT);
                if (event == null) {
                    client.sendComment("nothing new");
                } else {
                    client.sendEvent(event.name(), event.json());
                    more = !event.isLast();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
