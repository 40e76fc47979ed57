package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.run.BuyerInfo;

/**
 * Every listener, also a late or slow one, gets the newest state of the race, and each sale once. A late or slow
 * listener does not get the states in between.
 */
class RaceEventsTest {

    private static final String READY =
            "ready {\"buyers\":[{\"name\":\"A\",\"pid\":11}],\"tickets\":10,\"settings\":{}}";

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
        events.ready(new RaceEvents.Ready(List.of(new BuyerInfo("A", 11)), 10, Map.of()));
        events.started();
    }

    private void moments(int at) {
        events.moments(new Moments(at, 10, 0, List.of(), null, List.of(), List.of(), null));
    }

    private static String toldMoments(int at, String seats) {
        return "moments {\"atMicros\":" + at + ",\"left\":10,\"sold\":0,\"buyers\":[],\"holder\":null,\"killed\":[],"
                + "\"kills\":[],\"stopping\":null,\"seats\":" + seats + "}";
    }

    @Test
    void listenerFromTheBeginning_getsEachEventOnce() throws InterruptedException {
        RaceEvents.Listener listener = events.listen();
        assertThat(told(listener)).containsExactly("waiting {\"ready\":0,\"buyers\":2}");
        events.gettingReady(1, 2);
        assertThat(told(listener)).containsExactly("waiting {\"ready\":1,\"buyers\":2}");
        begin();
        assertThat(told(listener)).containsExactly(READY, "started {\"atMicros\":0}");
        seats.add(10, 1);
        moments(5);
        assertThat(told(listener)).containsExactly(toldMoments(5, "[[10,1]]"));
        assertThat(told(listener)).isEmpty();
        seats.add(9, 0);
        moments(6);
        events.result(Map.of("sold", 2));
        assertThat(told(listener)).containsExactly(toldMoments(6, "[[9,0]]"), "result {\"sold\":2}");
    }

    @Test
    void lateListener_getsAllSeatsAtOnce() throws InterruptedException {
        begin();
        for (int seat = 10; seat > 7; seat--) {
            seats.add(seat, 0);
            moments(10 - seat);
        }

        assertThat(told(events.listen()))
                .containsExactly(READY, "started {\"atMicros\":0}", toldMoments(2, "[[10,0],[9,0],[8,0]]"));
    }

    @Test
    void listenerAfterTheEnd_getsTheSame() throws InterruptedException {
        begin();
        seats.add(10, 0);
        moments(1);
        events.result(Map.of());

        assertThat(told(events.listen()))
                .containsExactly(READY, "started {\"atMicros\":0}", toldMoments(1, "[[10,0]]"), "result {}");
    }

    @Test
    void slowListener_missesNoSeat_andDelaysNoOther() throws InterruptedException {
        begin();
        RaceEvents.Listener slow = events.listen();
        RaceEvents.Listener quick = events.listen();
        told(slow);
        told(quick);
        for (int seat = 10; seat > 0; seat--) {
            seats.add(seat, 0);
            moments(10 - seat);
            assertThat(told(quick)).hasSize(1);
        }

        assertThat(told(slow)).singleElement().asString().contains("\"atMicros\":9", "[[10,0],[9,0]", "[1,0]]");
    }

    @Test
    void raceThatNeverBegan_endsForAllThatListen() throws InterruptedException {
        RaceEvents.Listener early = events.listen();
        told(early);
        events.failed("no");

        assertThat(told(early)).containsExactly("failed {\"message\":\"no\"}");
        assertThat(told(events.listen())).containsExactly("failed {\"message\":\"no\"}");
    }

    @Test
    void listenerThatWaits_isWoken() throws InterruptedException {
        begin();
        RaceEvents.Listener listener = events.listen();
        told(listener);
        Thread race = new Thread(() -> moments(1));
        race.start();

        assertThat(listener.next(Limits.ANSWER)).isNotNull();
        race.join();
    }

    @Test
    void listenerThatWaitsForANewRace_getsIt() throws InterruptedException {
        RaceEvents.Listener listener = events.listen();
        told(listener);

        assertThat(listener.next(Limits.REFUSAL)).isNull();
    }
}
