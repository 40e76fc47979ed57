package ticketrace.view.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.json.Json;

/**
 * What is to be told of one race: its present state, in the form of events. Thread-safe.
 *
 * <p>Nothing is queued. Each {@link Listener} remembers how far it has been told, and is told next what it does not know
 * yet; so whoever comes late, or reads slowly, gets all it missed in one event, and memory does not grow with either.
 */
final class RaceEvents {

    static final String WAITING = "waiting";
    static final String READY = "ready";
    static final String STARTED = "started";
    static final String MOMENTS = "moments";
    static final String RESULT = "result";
    static final String FAILED = "failed";

    /**
     * Something to tell.
     *
     * @param name what kind
     * @param json the rest
     */
    record Event(String name, String json) {

        boolean isLast() {
            return name.equals(RESULT) || name.equals(FAILED);
        }
    }

    private final SeatLedger seats;
    private String waiting;
    private int waitingNumber = 1;
    private @Nullable String ready;
    private @Nullable String started;
    private String moments = "";
    private int momentsNumber;
    private int seatsToTell;
    private @Nullable Event last;

    RaceEvents(int buyers, SeatLedger seats) {
        this.seats = seats;
        this.waiting = waiting(0, buyers);
    }

    private static String waiting(int ready, int buyers) {
        Map<String, Integer> document = new LinkedHashMap<>();
        document.put("ready", ready);
        document.put("buyers", buyers);
        return Json.document(document);
    }

    /** So many buyers stand at the start line. */
    synchronized void gettingReady(int ready, int buyers) {
        waiting = waiting(ready, buyers);
        waitingNumber++;
        notifyAll();
    }

    /** All do; this says who. */
    synchronized void ready(Object document) {
        ready = Json.document(document);
        notifyAll();
    }

    synchronized void started(Object document) {
        started = Json.document(document);
        notifyAll();
    }

    /** How things stand now; the seats that were sold are added for each listener, as far as it does not know them. */
    synchronized void moments(Object document) {
        String json = Json.document(document);
        moments = json.substring(0, json.length() - 1);
        momentsNumber++;
        seatsToTell = seats.size();
        notifyAll();
    }

    /** How it ended; nothing follows. */
    synchronized void end(String name, Object document) {
        last = new Event(name, Json.document(document));
        notifyAll();
    }

    private synchronized @Nullable Event next(Listener listener, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Event event = unknownTo(listener);
        for (long left = limit.toNanos(); event == null && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            event = unknownTo(listener);
        }
        return event;
    }

    private @Nullable Event unknownTo(Listener listener) {
        if (ready == null) {
            if (listener.waitingTold < waitingNumber && last == null) {
                listener.waitingTold = waitingNumber;
                return new Event(WAITING, waiting);
            }
        } else if (!listener.readyTold) {
            listener.readyTold = true;
            return new Event(READY, ready);
        } else if (started != null && !listener.startTold) {
            listener.startTold = true;
            return new Event(STARTED, started);
        } else if (listener.momentsTold < momentsNumber) {
            StringBuilder json = new StringBuilder(moments).append(",\"seats\":");
            seats.write(listener.seatsTold, seatsToTell, json);
            listener.momentsTold = momentsNumber;
            listener.seatsTold = seatsToTell;
            return new Event(MOMENTS, json.append('}').toString());
        }
        return last;
    }

    /** Somebody who is told of this race from its beginning. */
    Listener listen() {
        return new Listener();
    }

    /** One who listens; one thread. */
    final class Listener {

        private int waitingTold;
        private boolean readyTold;
        private boolean startTold;
        private int momentsTold;
        private int seatsTold;

        /** The next event; null if there is none within the limit. The last one comes again and again. */
        @Nullable
        Event next(Duration limit) throws InterruptedException {
            return RaceEvents.this.next(this, limit);
        }
    }
}
