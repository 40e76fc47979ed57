package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** Listeners that come early, late, or read slowly: each is told everything, in order. */
class RaceEventsTest {

    private final SeatLedger seats = new SeatLedger(10);
    private final RaceEvents events = new RaceEvents(2, seats);

    private static List<String> told(RaceEvents.Listener listener) throws InterruptedException {
        List<String> told = new ArrayList<>();
        for (RaceEvents.Event event = listener.next(Duration.ZERO);
                event != null;
                event = event.isLast() ? null : listener.next(Duration.ZERO)) {
            told.add(event.name() + " " + event.json());
        }
        return told;
    }

    private void begin() {
        events.ready(Map.of("tickets", 10));
        events.started(Map.of("atMicros", 0));
    }

    private void stepEvent(int at) {
        events.moments(Map.of("atMicros", at));
    }

    @Test
    void listenerFromTheBeginning_isToldEachThingOnce() throws InterruptedException {
        RaceEvents.Listener listener = events.listen();
        assertThat(told(listener)).containsExactly("waiting {\"ready\":0,\"buyers\":2}");
        events.gettingReady(1, 2);
        assertThat(told(listener)).containsExactly("waiting {\"ready\":1,\"buyers\":2}");
        begin();
        assertThat(told(listener)).containsExactly("ready {\"tickets\":10}", "started {\"atMicros\":0}");
        seats.add(10, 1);
        stepEvent(5);
        assertThat(told(listener)).containsExactly("moments {\"atMicros\":5,\"seats\":[[10,1]]}");
        assertThat(told(listener)).isEmpty();
        seats.add(9, 0);
        stepEvent(6);
        events.end(RaceEvents.RESULT, Map.of("sold", 2));
        assertThat(told(listener)).containsExactly("moments {\"atMicros\":6,\"seats\":[[9,0]]}", "result {\"sold\":2}");
    }

    @Test
    void lateListener_isToldAllSeatsAtOnce() throws InterruptedException {
        begin();
        for (int seat = 10; seat > 7; seat--) {
            seats.add(seat, 0);
            stepEvent(10 - seat);
        }

        assertThat(told(events.listen()))
                .containsExactly(
                        "ready {\"tickets\":10}",
                        "started {\"atMicros\":0}",
                        "moments {\"atMicros\":2,\"seats\":[[10,0],[9,0],[8,0]]}");
    }

    @Test
    void listenerAfterTheEnd_isToldTheSame() throws InterruptedException {
        begin();
        seats.add(10, 0);
        stepEvent(1);
        events.end(RaceEvents.RESULT, Map.of());

        assertThat(told(events.listen()))
                .containsExactly(
                        "ready {\"tickets\":10}",
                        "started {\"atMicros\":0}",
                        "moments {\"atMicros\":1,\"seats\":[[10,0]]}",
                        "result {}");
    }

    @Test
    void slowListener_missesNoSeat_andHoldsNobodyUp() throws InterruptedException {
        begin();
        RaceEvents.Listener slow = events.listen();
        RaceEvents.Listener quick = events.listen();
        told(slow);
        told(quick);
        for (int seat = 10; seat > 0; seat--) {
            seats.add(seat, 0);
            stepEvent(10 - seat);
            assertThat(told(quick)).hasSize(1);
        }

        assertThat(told(slow)).singleElement().asString().contains("\"atMicros\":9", "[[10,0],[9,0]", "[1,0]]");
    }

    @Test
    void raceThatNeverBegan_endsForAllThatListen() throws InterruptedException {
        RaceEvents.Listener early = events.listen();
        told(early);
        events.end(RaceEvents.FAILED, Map.of("message", "no"));

        assertThat(told(early)).containsExactly("failed {\"message\":\"no\"}");
        assertThat(told(events.listen())).containsExactly("failed {\"message\":\"no\"}");
    }

    @Test
    void listenerThatWaits_isWoken() throws InterruptedException {
        begin();
        RaceEvents.Listener listener = events.listen();
        told(listener);
        Thread race = new Thread(() -> stepEvent(1));
        race.start();

        assertThat(listener.next(Limits.ANSWER)).isNotNull();
        race.join();
    }

    @Test
    void listenerThatWaitsInVain_isToldSo() throws InterruptedException {
        RaceEvents.Listener listener = events.listen();
        told(listener);

        assertThat(listener.next(Limits.REFUSAL)).isNull();
    }
}
