package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ticketrace.Limits;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.launch.LineOut;

/** At which step a buyer stops for a fault, and when it continues. */
@Timeout(60)
class FaultPaceTest {

    private static final int NONE = PurchaseRecord.NOTHING;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final FaultPace[] pace = new FaultPace[1];

    /** A buyer that stops at these points, and continues as soon as it has reported that. */
    private FaultPace continuesAtOnce(StopPoint... stopPoints) {
        pace[0] = pace(
                line -> {
                    reports.add(line);
                    pace[0].letGo(Integer.parseInt(line.split(" ", -1)[1]));
                },
                stopPoints);
        return pace[0];
    }

    private static FaultPace pace(LineOut launcher, StopPoint... stopPoints) {
        return new FaultPace((step, value) -> {}, List.of(stopPoints), Limits.RACE, launcher);
    }

    private void buy(FaultPace buyer, int seat) {
        buyer.before(Step.ACQUIRE, NONE);
        buyer.before(Step.READ, NONE);
        buyer.before(Step.WRITE, seat);
        buyer.before(Step.RECORD, seat);
        buyer.before(Step.RELEASE, NONE);
    }

    @Test
    void buyer_stopsOnce_atTheStepOfThatSeatOrALowerOne() {
        FaultPace buyer = continuesAtOnce(new StopPoint(0, Step.RECORD, 7, 0));
        buy(buyer, 9);
        assertThat(reports).isEmpty();
        buy(buyer, 6);
        buy(buyer, 5);

        assertThat(reports).containsExactly("stopped 0 6");
    }

    @Test
    void buyer_stopsForEachFault_inTheirOrder() {
        FaultPace buyer = continuesAtOnce(
                new StopPoint(3, Step.WRITE, 0, 0),
                new StopPoint(1, Step.WRITE, 0, 0),
                new StopPoint(2, Step.ACQUIRE, 0, 0));
        buy(buyer, 9);

        assertThat(reports).containsExactly("stopped 2 -1", "stopped 3 9", "stopped 1 9");
    }

    @Test
    void seatIsKnownUntilRelease_butNotInAPurchaseThatFindsNone() {
        buy(continuesAtOnce(new StopPoint(0, Step.RELEASE, 9, 0)), 4);
        assertThat(reports).containsExactly("stopped 0 4");
        reports.clear();

        FaultPace soldOut = continuesAtOnce(new StopPoint(0, Step.RELEASE, 9, 0));
        buy(soldOut, 12);
        soldOut.before(Step.ACQUIRE, NONE);
        soldOut.before(Step.READ, NONE);
        soldOut.before(Step.RELEASE, NONE);
        assertThat(reports).isEmpty();
    }

    @Test
    void fault_waitsForItsTime() {
        FaultPace early = continuesAtOnce(
                new StopPoint(0, Step.WRITE, 0, Duration.ofHours(1).toNanos()), new StopPoint(1, Step.WRITE, 0, 1));
        early.raceBeganAt(System.nanoTime() - Duration.ofMinutes(1).toNanos());
        buy(early, 9);

        assertThat(reports).containsExactly("stopped 1 9");
    }

    @Test
    void stoppedBuyer_continuesOnlyForItsOwnFault_orForAll() throws Exception {
        for (int letGo : new int[] {4, FaultPace.ALL}) {
            FaultPace buyer = pace(reports::add, new StopPoint(4, Step.READ, 0, 0));
            Thread thread = new Thread(() -> buy(buyer, 9));
            thread.start();
            assertThat(reports.poll(Limits.RACE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("stopped 4 -1");
            buyer.letGo(3);
            assertThat(thread.isAlive()).isTrue();
            buyer.letGo(letGo);
            thread.join(Limits.RACE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void buyerThatWasReleasedBefore_doesNotStop() {
        FaultPace buyer = pace(reports::add, new StopPoint(0, Step.READ, 0, 0), new StopPoint(1, Step.READ, 0, 0));
        buyer.letGo(0);
        buyer.letGo(1);
        buy(buyer, 9);

        assertThat(reports).isEmpty();
    }
}
