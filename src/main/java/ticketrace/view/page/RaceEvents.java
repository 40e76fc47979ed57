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

    /** Of the buyers, so many are ready. */
    private record Waiting(int ready, int buyers) {}

    /** Who races, and what for. */
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
    private int seatsToTell;
    private @Nullable Event last;

    RaceEvents(int buyers, SeatLedger seats) {
        this.seats = seats;
        this.waiting = Json.document(new Waiting(0, buyers));
    }

    /** So many buyers stand at the start line. */
    synchronized void gettingReady(int ready, int buyers) {
        waiting = Json.document(new Waiting(ready, buyers));
        waitingNumber++;
        notifyAll();
    }

    /** All buyers stand there. */
    synchronized void ready(Ready race) {
        ready = Json.document(race);
        notifyAll();
    }

    /** The start signal was given. */
    synchronized void started() {
        started = Json.document(new Started(0));
        notifyAll();
    }

    /** The state of the race now. For each listener, the seats are added that it was not told yet. */
    synchronized void moments(Moments now) {
        String json = Json.document(now);
        moments = json.substring(0, json.length() - 1);
        momentsNumber++;
        seatsToTell = seats.size();
        notifyAll();
    }

    /** The race has this result, just made or as a file has it; nothing follows. */
    void result(Object result) {
        end(RESULT, result);
    }

    /** The race has no result; nothing follows. */
    void failed(String why) {
        end(FAILED, new Failed(why));
    }

    private synchronized void end(String name, Object document) {
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
