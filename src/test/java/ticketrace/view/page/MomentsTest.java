package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.history.StepEvent;
import ticketrace.run.BuyerInfo;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.view.model.LivePicture;

/** The event with which the page gets the state of a running race, made from a {@link LivePicture}. */
class MomentsTest {

    private static final long SIGNAL = 1_000_000;

    private final SeatLedger seats = new SeatLedger(10);

    private LivePicture under(String guard, String store, @Nullable Isolation level) {
        RaceSettings settings = RaceSettings.of(store, guard, Load.of(1, 10).withTimeout(Duration.ofSeconds(1)))
                .withIsolation(level);
        return new LivePicture(settings, List.of(new BuyerInfo("buyer-01", 11)), SIGNAL, seats::add);
    }

    private static Moments told(LivePicture picture, PurchaseDraft purchase) {
        StepEvent.of("buyer-01", purchase.record(1)).forEach(picture::take);
        return Moments.of(picture, List.of(), new RaceClock(SIGNAL));
    }

    private static long micros(int micros) {
        return SIGNAL + 1000L * micros;
    }

    @Test
    void holderAndItsStep_areReported_inMicrosecondsSinceTheSignal() {
        LivePicture picture = under("file-lock", "file", null);
        picture.stopping(EndReason.TIME_LIMIT);
        PurchaseDraft purchase =
                new PurchaseDraft().acquires(micros(5), micros(7)).reads(micros(7), micros(8), 10);

        Moments told = told(picture, purchase);
        assertThat(told)
                .isEqualTo(new Moments(
                        told.atMicros(),
                        10,
                        0,
                        List.of(new Moments.LaneState(0, "thinking", 10, 8)),
                        new Moments.HolderState("buyer-01", 0, 7, true),
                        List.of(),
                        List.of(),
                        EndReason.TIME_LIMIT));
    }

    @Test
    void commitThatIsRefused_isNoSale_andNoSeat() {
        PurchaseDraft refused = new PurchaseDraft()
                .acquires(micros(5), micros(6))
                .reads(micros(6), micros(7), 10)
                .writes(micros(8), micros(9))
                .records(micros(10))
                .releases(micros(10), micros(11))
                .ends(Outcome.CONFLICT);

        Moments told = told(under("transaction", "h2", Isolation.SERIALIZABLE), refused);
        assertThat(told.left()).isEqualTo(10);
        assertThat(told.sold()).isZero();
        assertThat(told.buyers()).containsExactly(new Moments.LaneState(0, "tooLate", 10, 11));
        assertThat(seats.size()).isZero();
    }

    /** The event names the first buyer that acquired the guard after the kill: its time shows how soon it was free. */
    @Test
    void story_namesTheKilledHolder_andTheNextHolder() {
        RaceSettings settings =
                RaceSettings.of("file", "file-lock", Load.of(3, 10).withTimeout(Duration.ofSeconds(1)));
        List<BuyerInfo> buyers =
                List.of(new BuyerInfo("buyer-01", 11), new BuyerInfo("buyer-02", 12), new BuyerInfo("buyer-03", 13));
        LivePicture picture = new LivePicture(settings, buyers, SIGNAL, seats::add);
        picture.killed("buyer-01");
        StepEvent.of(
                        "buyer-03",
                        PurchaseDraft.guardedSale(9, micros(1), micros(20)).record(1))
                .forEach(picture::take);
        StepEvent.of(
                        "buyer-02",
                        PurchaseDraft.guardedSale(10, micros(1), micros(14)).record(1))
                .forEach(picture::take);
        StepEvent.of(
                        "buyer-02",
                        PurchaseDraft.guardedSale(8, micros(25), micros(30)).record(2))
                .forEach(picture::take);
        StepEvent.of(
                        "buyer-01",
                        new PurchaseDraft().acquires(micros(1), micros(10)).record(1))
                .forEach(picture::take);
        List<KilledBuyer> kills = List.of(new KilledBuyer("buyer-01", 12L, true, Step.ACQUIRE, true));

        assertThat(Moments.of(picture, kills, new RaceClock(SIGNAL)).kills())
                .containsExactly(new KillState("buyer-01", 12L, true, Step.ACQUIRE, true, 14L, "buyer-02"));
    }

    @Test
    void killedBuyer_isReported_withItsLastStepOnceItIsDead() {
        List<KilledBuyer> kills =
                List.of(KilledBuyer.dying("buyer-02", 17L), new KilledBuyer("buyer-01", 12L, true, Step.READ, true));
        assertThat(Moments.of(under("file-lock", "file", null), kills, new RaceClock(SIGNAL))
                        .kills())
                .containsExactly(
                        new KillState("buyer-02", 17L, null, null, false, null, null),
                        new KillState("buyer-01", 12L, true, Step.READ, true, null, null));
    }
}
