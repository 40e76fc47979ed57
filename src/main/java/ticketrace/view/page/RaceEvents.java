package ticketrace.view.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.json.Json;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceSettings;

/**
 * The present state of one race, as events for the page. Thread-safe.
 *
 * <p>There is no queue of events. Each {@link Listener} remembers what it has got, and gets what is new since then. So
 * a listener that begins late, or reads slowly, gets all that it has missed in one event of each kind, and the memory
 * does not grow with late or slow listeners.
 */
final class RaceEvents {

    static final String WAITING = "waiting";
    static final String READY = "ready";
    static final String STARTED = "started";
    static final String MOMENTS = "moments";
    static final String RESULT = "result";
    static final String FAILED = "failed";

    /**
     * An event for a listener.
     *
     * @param name its kind
     * @param json its data, a JSON object
     */
    record Event(String name, String json) {

        boolean isLast() {
            return name.equals(RESULT) || name.equals(FAILED);
        }
    }

    /** How many of all buyers are ready. */
    private record Waiting(int ready, int buyers) {}

    /** The buyers of the race, the number of tickets, and the settings. */
    record Ready(List<BuyerInfo> buyers, int tickets, Map<String, @Nullable Object> settings) {

        static Ready of(List<BuyerInfo> buyers, RaceSettings settings) {
            return new Ready(buyers, settings.tickets(), settings.toJson());
        }
    }

    private record Started(long atMicros) {}

    private record Failed(String message) {}

    private final SeatLedger seats;
    private String waiting;
    private int waitingNumber = 1;
    private @Nullable String ready;
    private @Nullable String started;
    private String moments = "";
    private int momentsNumber;
    private int seatsSeen;
    private @Nullable Event last;

    RaceEvents(int buyers, SeatLedger seats) {
        this.seats = seats;
        this.waiting = Json.document(new Waiting(0, buyers));
    }

    /** Notes how many buyers wait at the start line. */
    synchronized void gettingReady(int ready, int buyers) {
        waiting = Json.document(new Waiting(ready, buyers));
        waitingNumber++;
        notifyAll();
    }

    /** Notes that all buyers wait at the start line. */
    synchronized void ready(Ready race) {
        ready = Json.document(race);
        notifyAll();
    }

    /** Notes that the launcher has given the start signal. */
    synchronized void started() {
        started = Json.document(new Started(0));
        notifyAll();
    }

    /** Notes the present state of the race. Each listener gets it with the sales that it has not got yet. */
    synchronized void moments(Moments now) {
        String json = Json.document(now);
        moments = json.substring(0, json.length() - 1);
        momentsNumber++;
        seatsSeen = seats.size();
        notifyAll();
    }

    /**
     * Notes the result, the last event: a new {@link ticketrace.run.ResultDocument}, or the fields of a result file.
     */
    void result(Object result) {
        end(RESULT, result);
    }

    /** Notes that the race has no result. The last event. */
    void failed(String why) {
        end(FAILED, new Failed(why));
    }

    private synchronized void end(String name, Object document) {
        last = new Event(name, Json.document(document));
        notifyAll();
    }

    private synchronized @Nullable Event next(Listener listener, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Event event = newFor(listener);
        for (long left = limit.toNanos(); event == null && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            event = newFor(listener);
        }
        return event;
    }

    private @Nullable Event newFor(Listener listener) {
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
            seats.write(listener.seatsTold, seatsSeen, json);
            listener.momentsTold = momentsNumber;
            listener.seatsTold = seatsSeen;
            return new Event(MOMENTS, json.append('}').toString());
        }
        return last;
    }

    /** A new listener, which gets the events of this race from its beginning. */
    Listener listen() {
        return new Listener();
    }

    /** The position of one listener in the events; one thread. */
    final class Listener {

        private int waitingTold;
        private boolean readyTold;
        private boolean startTold;
        private int momentsTold;
        private int seatsTold;

        /**
         * The next event; null if there is none within the limit. After the last event, returns it again at each call.
         */
        @Nullable
        Event next(Duration limit) throws InterruptedException {
            return RaceEvents.this.next(this, limit);
        }
    }
}
