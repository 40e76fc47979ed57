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

/** Where a buyer stands still for a fault, and until when. */
@Timeout(60)
class FaultPaceTest {

    private static final int NONE = PurchaseRecord.NOTHING;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final FaultPace[] pace = new FaultPace[1];

    /** A buyer that stands still there, and is let go as soon as it says so. */
    private FaultPace letGoAtOnce(StandStill... standStills) {
        pace[0] = pace(
                line -> {
                    said.add(line);
                    pace[0].letGo(Integer.parseInt(line.split(" ", -1)[1]));
                },
                standStills);
        return pace[0];
    }

    private static FaultPace pace(LineOut launcher, StandStill... standStills) {
        return new FaultPace((step, value) -> {}, List.of(standStills), Limits.RACE, launcher);
    }

    private void buy(FaultPace buyer, int seat) {
        buyer.before(Step.ACQUIRE, NONE);
        buyer.before(Step.READ, NONE);
        buyer.before(Step.WRITE, seat);
        buyer.before(Step.RECORD, seat);
        buyer.before(Step.RELEASE, NONE);
    }

    @Test
    void buyer_standsStillAtTheStepOfThatSeat_orOfALowerOne_once() {
        FaultPace buyer = letGoAtOnce(new StandStill(0, Step.RECORD, 7, 0));
        buy(buyer, 9);
        assertThat(said).isEmpty();
        buy(buyer, 6);
        buy(buyer, 5);

        assertThat(said).containsExactly("standing 0 6");
    }

    @Test
    void buyer_standsStillAtEachOfItsFaults_inTheirOrder() {
        FaultPace buyer = letGoAtOnce(
                new StandStill(3, Step.WRITE, 0, 0),
                new StandStill(1, Step.WRITE, 0, 0),
                new StandStill(2, Step.ACQUIRE, 0, 0));
        buy(buyer, 9);

        assertThat(said).containsExactly("standing 2 -1", "standing 3 9", "standing 1 9");
    }

    @Test
    void seatIsKnown_untilTheGuardIsGivenBack_butNotOfAPurchaseThatFindsNone() {
        buy(letGoAtOnce(new StandStill(0, Step.RELEASE, 9, 0)), 4);
        assertThat(said).containsExactly("standing 0 4");
        said.clear();

        FaultPace soldOut = letGoAtOnce(new StandStill(0, Step.RELEASE, 9, 0));
        buy(soldOut, 12);
        soldOut.before(Step.ACQUIRE, NONE);
        soldOut.before(Step.READ, NONE);
        soldOut.before(Step.RELEASE, NONE);
        assertThat(said).isEmpty();
    }

    @Test
    void fault_waitsForItsTime() {
        FaultPace early = letGoAtOnce(
                new StandStill(0, Step.WRITE, 0, Duration.ofHours(1).toNanos()), new StandStill(1, Step.WRITE, 0, 1));
        early.raceBeganAt(System.nanoTime() - Duration.ofMinutes(1).toNanos());
        buy(early, 9);

        assertThat(said).containsExactly("standing 1 9");
    }

    @Test
    void buyerThatStands_goesOnOnlyWhenItIsLetGo_forThatFaultOrForAll() throws Exception {
        for (int letGo : new int[] {4, FaultPace.ALL}) {
            FaultPace buyer = pace(said::add, new StandStill(4, Step.READ, 0, 0));
            Thread thread = new Thread(() -> buy(buyer, 9));
            thread.start();
            assertThat(said.poll(Limits.RACE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("standing 4 -1");
            buyer.letGo(3);
            assertThat(thread.isAlive()).isTrue();
            buyer.letGo(letGo);
            thread.join(Limits.RACE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void buyerThatWasLetGoBefore_doesNotStand() {
        FaultPace buyer = pace(said::add, new StandStill(0, Step.READ, 0, 0), new StandStill(1, Step.READ, 0, 0));
        buyer.letGo(0);
        buyer.letGo(1);
        buy(buyer, 9);

        assertThat(said).isEmpty();
    }
}
