package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.history.EndReason;
import ticketrace.history.Moment;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.race.BuyerInfo;
import ticketrace.race.RaceSettings;
import ticketrace.store.Isolation;

/** How a race stands, as its buyers' moments tell it. */
class LanePictureTest {

    private static final int TICKETS = 10;
    private static final int NOTHING = PurchaseRecord.NOTHING;
    private static final long SIGNAL = 1_000_000;

    private final SeatLedger seats = new SeatLedger(TICKETS);

    private LanePicture under(String guard, String store, @Nullable Isolation level) {
        RaceSettings settings = new RaceSettings(
                2, TICKETS, store, guard, level, Duration.ZERO, null, Duration.ofSeconds(1), false, null);
        List<BuyerInfo> buyers = List.of(new BuyerInfo("buyer-01", 11), new BuyerInfo("buyer-02", 12));
        return new LanePicture(settings, buyers, seats, new RaceClock(SIGNAL));
    }

    /** At so many microseconds the buyer began or ended a step. */
    private static Moment at(int micros, int buyer, Step step, Moment.Kind kind, int value) {
        return new Moment(SIGNAL + 1000L * micros, "buyer-0" + buyer, 1, step, kind, value);
    }

    private static Moment began(int micros, int buyer, Step step, int value) {
        return at(micros, buyer, step, Moment.Kind.BEGAN, value);
    }

    private static Moment ended(int micros, int buyer, Step step, int value) {
        return at(micros, buyer, step, Moment.Kind.ENDED, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> lane(LanePicture picture, int buyer) {
        return ((List<Map<String, Object>>) picture.toJson().get("buyers")).get(buyer - 1);
    }

    private static @Nullable Object doing(LanePicture picture, int buyer) {
        return lane(picture, buyer).get("doing");
    }

    @Test
    void purchaseUnderALock_isToldStepByStep() {
        LanePicture picture = under("file-lock", "file", null);
        assertThat(doing(picture, 1)).isEqualTo("ready");
        picture.take(began(5, 1, Step.ACQUIRE, NOTHING));
        assertThat(doing(picture, 1)).isEqualTo("waiting");
        assertThat(picture.toJson().get("holder")).isNull();
        picture.take(ended(7, 1, Step.ACQUIRE, NOTHING));
        assertThat(doing(picture, 1)).isEqualTo("inside");
        assertThat(picture.toJson().get("holder"))
                .isEqualTo(Map.of("buyer", "buyer-01", "index", 0, "sinceMicros", 7L, "alive", true));
        picture.take(began(7, 1, Step.READ, NOTHING));
        assertThat(doing(picture, 1)).isEqualTo("reading");
        picture.take(ended(8, 1, Step.READ, 10));
        assertThat(lane(picture, 1))
                .containsEntry("doing", "thinking")
                .containsEntry("value", 10)
                .containsEntry("sinceMicros", 8L);
        picture.take(began(9, 1, Step.WRITE, 10));
        assertThat(doing(picture, 1)).isEqualTo("writing");
        assertThat(picture.toJson()).containsEntry("left", 10).containsEntry("sold", 0);
        picture.take(ended(10, 1, Step.WRITE, 10));
        picture.take(began(10, 1, Step.RECORD, 10));
        assertThat(doing(picture, 1)).isEqualTo("recording");
        assertThat(picture.toJson()).containsEntry("left", 9).containsEntry("sold", 0);
        picture.take(ended(11, 1, Step.RECORD, 10));
        assertThat(picture.toJson()).containsEntry("sold", 1);
        assertThat(lane(picture, 1)).containsEntry("sold", 1);
        picture.take(began(11, 1, Step.RELEASE, 10));
        assertThat(doing(picture, 1)).isEqualTo("releasing");
        picture.take(ended(12, 1, Step.RELEASE, 10));
        assertThat(doing(picture, 1)).isEqualTo("between");
        assertThat(picture.toJson().get("holder")).isNull();
        assertThat(doing(picture, 2)).isEqualTo("ready");
    }

    @Test
    void twoThatSellOneSeat_areBothTold() {
        LanePicture picture = under("none", "file", null);
        picture.take(ended(10, 1, Step.RECORD, 10));
        picture.take(ended(11, 2, Step.RECORD, 10));

        assertThat(seats.size()).isEqualTo(2);
        assertThat(picture.toJson()).containsEntry("sold", 2);
    }

    @Test
    void count_isWhatTheLatestStepShows_inWhateverOrderTheHistoriesAreRead() {
        LanePicture picture = under("none", "file", null);
        picture.take(ended(20, 2, Step.WRITE, 5));
        picture.take(ended(10, 1, Step.WRITE, 9));
        assertThat(picture.toJson()).containsEntry("left", 4);
        picture.take(ended(21, 1, Step.READ, 3));
        assertThat(picture.toJson()).containsEntry("left", 3);
    }

    @Test
    void transaction_hasSoldWhenItIsCommitted() {
        LanePicture picture = under("transaction", "h2", Isolation.SERIALIZABLE);
        picture.take(ended(9, 1, Step.WRITE, 10));
        picture.take(ended(10, 1, Step.RECORD, 10));
        assertThat(picture.toJson()).containsEntry("left", 10).containsEntry("sold", 0);
        picture.take(ended(11, 1, Step.RELEASE, 10));
        assertThat(picture.toJson()).containsEntry("left", 9).containsEntry("sold", 1);
        assertThat(picture.toJson().get("holder")).as("many can be inside").isNull();
    }

    @Test
    void transactionThatIsRefused_sellsNothing() {
        LanePicture picture = under("transaction", "h2", Isolation.SERIALIZABLE);
        picture.take(ended(9, 1, Step.WRITE, 10));
        picture.take(ended(10, 1, Step.RECORD, 10));
        picture.take(at(11, 1, Step.RELEASE, Moment.Kind.GIVEN_UP, 10));

        assertThat(picture.toJson()).containsEntry("left", 10).containsEntry("sold", 0);
        assertThat(doing(picture, 1)).isEqualTo("tooLate");
    }

    @Test
    void releaseOfABuyerThatFoundNothing_sellsNothing() {
        LanePicture picture = under("row-lock", "h2", null);
        picture.take(ended(9, 1, Step.READ, 0));
        picture.take(ended(10, 1, Step.RELEASE, 0));

        assertThat(picture.toJson()).containsEntry("left", 0).containsEntry("sold", 0);
        assertThat(seats.size()).isZero();
    }

    @Test
    void takenTicket_isReadAndWrittenInOne() {
        LanePicture picture = under("atomic", "h2", null);
        picture.take(began(9, 1, Step.TAKE, NOTHING));
        assertThat(doing(picture, 1)).isEqualTo("taking");
        picture.take(ended(10, 1, Step.TAKE, 10));

        assertThat(picture.toJson()).containsEntry("left", 9);
    }

    @Test
    void killedHolder_holdsUntilSomebodyElseGetsIn() {
        LanePicture picture = under("file-lock", "file", null);
        picture.take(ended(7, 1, Step.ACQUIRE, NOTHING));
        picture.killed("buyer-01");
        picture.ended("buyer-01");

        assertThat(doing(picture, 1)).isEqualTo("killed");
        assertThat(picture.toJson()).containsEntry("killed", List.of("buyer-01"));
        assertThat(picture.toJson().get("holder"))
                .isEqualTo(Map.of("buyer", "buyer-01", "index", 0, "sinceMicros", 7L, "alive", false));
        picture.take(ended(9, 2, Step.ACQUIRE, NOTHING));
        assertThat(picture.toJson().get("holder"))
                .isEqualTo(Map.of("buyer", "buyer-02", "index", 1, "sinceMicros", 9L, "alive", true));
    }

    @Test
    void lockOfNobodysElse_hasNoHolder() {
        LanePicture picture = under("jvm-lock", "file", null);
        picture.take(ended(7, 1, Step.ACQUIRE, NOTHING));

        assertThat(doing(picture, 1)).isEqualTo("inside");
        assertThat(picture.toJson().get("holder")).isNull();
    }

    @Test
    void endOfABuyer_andOfTheRace_areTold() {
        LanePicture picture = under("none", "file", null);
        picture.ended("buyer-02");
        picture.stopping(EndReason.TIME_LIMIT);

        assertThat(doing(picture, 2)).isEqualTo("ended");
        assertThat(picture.toJson()).containsEntry("stopping", "TIME_LIMIT");
    }
}
