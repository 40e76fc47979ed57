package ticketrace.view.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.run.BuyerInfo;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.view.model.LiveLane.Doing;
import ticketrace.view.terminal.Follower;

/** The state of a running race, put together from the records of its buyers. */
class LivePictureTest {

    private static final int TICKETS = 10;
    private static final String FIRST = "buyer-01";
    private static final String SECOND = "buyer-02";

    private final List<String> sales = new ArrayList<>();

    private LivePicture under(String guard, String store, @Nullable Isolation level) {
        RaceSettings settings = RaceSettings.of(
                        store, guard, Load.of(2, TICKETS).withTimeout(Duration.ofSeconds(1)))
                .withIsolation(level);
        List<BuyerInfo> buyers = List.of(new BuyerInfo(FIRST, 11), new BuyerInfo(SECOND, 12));
        return new LivePicture(settings, buyers, 1, (seat, buyer) -> sales.add(seat + " by " + buyer));
    }

    private static Doing doing(LivePicture picture, String buyer) {
        return picture.lanes().get(picture.index(buyer)).doing();
    }

    private static @Nullable String holder(LivePicture picture) {
        LiveLane holder = picture.holder();
        return holder == null
                ? null
                : holder.buyer().name() + " since " + holder.insideSince() + (holder.isOver() ? ", dead" : "");
    }

    private static void assertCounts(LivePicture picture, int left, int sold) {
        assertThat(List.of(picture.left(), picture.sold())).as("left, sold").containsExactly(left, sold);
    }

    @Test
    void purchaseUnderALock_isDescribedStepByStep() {
        LivePicture picture = under("file-lock", "file", null);
        Follower follower = new Follower(picture::take);
        PurchaseDraft purchase = new PurchaseDraft();
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.READY);
        follower.comes(FIRST, purchase.acquires(5, 0));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.WAITING);
        assertThat(holder(picture)).isNull();
        follower.comes(FIRST, purchase.acquires(5, 7));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.INSIDE);
        assertThat(holder(picture)).isEqualTo("buyer-01 since 7");
        follower.comes(FIRST, purchase.reads(7, 0, PurchaseRecord.NOTHING));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.READING);
        follower.comes(FIRST, purchase.reads(7, 8, 10));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.THINKING);
        assertThat(picture.lanes().get(0).value()).isEqualTo(10);
        assertThat(picture.lanes().get(0).since()).isEqualTo(8);
        follower.comes(FIRST, purchase.writes(9, 0));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.WRITING);
        assertCounts(picture, 10, 0);
        follower.comes(FIRST, purchase.writes(9, 10).records(0));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.RECORDING);
        assertCounts(picture, 9, 0);
        follower.comes(FIRST, purchase.records(11));
        assertCounts(picture, 9, 1);
        assertThat(picture.lanes().get(0).sold()).isEqualTo(1);
        follower.comes(FIRST, purchase.releases(11, 0));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.RELEASING);
        follower.comes(FIRST, purchase.releases(11, 12).ends(Outcome.SOLD));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.BETWEEN);
        assertThat(holder(picture)).isNull();
        assertThat(doing(picture, SECOND)).isEqualTo(Doing.READY);
        assertThat(sales).containsExactly("10 by 0");
    }

    @Test
    void twoBuyersThatSellOneSeat_areBothReported() {
        LivePicture picture = under("none", "file", null);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, PurchaseDraft.sale(10, 10));
        follower.comes(SECOND, PurchaseDraft.sale(10, 11));

        assertThat(sales).containsExactly("10 by 0", "10 by 1");
        assertCounts(picture, 9, 2);
    }

    @Test
    void count_isWhatTheLatestStepShows_inWhateverOrderTheHistoriesAreRead() {
        LivePicture picture = under("none", "file", null);
        Follower follower = new Follower(picture::take);
        follower.comes(SECOND, PurchaseDraft.sale(5, 20));
        follower.comes(FIRST, PurchaseDraft.sale(9, 10));
        assertThat(picture.left()).isEqualTo(4);
        follower.comes(FIRST, 2, new PurchaseDraft().reads(25, 26, 3));
        assertThat(picture.left()).isEqualTo(3);
    }

    /** A transaction that has recorded its sale and has not begun to commit. */
    private static PurchaseDraft recorded() {
        return new PurchaseDraft().acquires(5, 6).reads(6, 7, 10).writes(8, 9).records(10);
    }

    @ParameterizedTest
    @EnumSource
    void transaction_hasSoldWhenItIsCommitted(Isolation level) {
        LivePicture picture = under("transaction", "h2", level);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, recorded());
        assertCounts(picture, 10, 0);
        follower.comes(FIRST, recorded().releases(10, 0));
        assertCounts(picture, 10, 0);
        follower.comes(FIRST, recorded().releases(10, 11));
        assertCounts(picture, 9, 1);
        follower.comes(FIRST, recorded().releases(10, 11).ends(Outcome.SOLD));
        assertCounts(picture, 9, 1);
        assertThat(sales).containsExactly("10 by 0");
        assertThat(holder(picture)).as("many can be inside").isNull();
    }

    @Test
    void rowLock_isATransactionToo() {
        LivePicture picture = under("row-lock", "h2", null);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, recorded());
        assertCounts(picture, 10, 0);
        follower.comes(FIRST, recorded().releases(10, 11).ends(Outcome.SOLD));
        assertCounts(picture, 9, 1);
    }

    @ParameterizedTest
    @EnumSource
    void commitThatIsRefused_sellsNothing_andLeavesTheCount(Isolation level) {
        LivePicture picture = under("transaction", "h2", level);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, recorded().releases(10, 0));
        follower.comes(FIRST, recorded().releases(10, 11).ends(Outcome.CONFLICT));

        assertCounts(picture, 10, 0);
        assertThat(picture.lanes().get(0).sold()).isZero();
        assertThat(sales).isEmpty();
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.TOO_LATE);
    }

    @Test
    void refusedBuyer_holdsNothing() {
        LivePicture picture = under("row-lock", "h2", null);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, recorded());
        assertThat(holder(picture)).isEqualTo("buyer-01 since 6");
        follower.comes(FIRST, recorded().releases(10, 11).ends(Outcome.CONFLICT));
        assertThat(holder(picture)).isNull();
    }

    @Test
    void releaseOfABuyerThatFoundNothing_sellsNothing() {
        LivePicture picture = under("row-lock", "h2", null);
        new Follower(picture::take)
                .comes(
                        FIRST,
                        new PurchaseDraft()
                                .acquires(5, 6)
                                .reads(6, 9, 0)
                                .releases(9, 10)
                                .ends(Outcome.SOLD_OUT));

        assertCounts(picture, 0, 0);
        assertThat(sales).isEmpty();
    }

    @Test
    void takenTicket_isReadAndWrittenInOne() {
        LivePicture picture = under("atomic", "h2", null);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, new PurchaseDraft().takes(9, 0, PurchaseRecord.NOTHING));
        assertThat(doing(picture, FIRST)).isEqualTo(Doing.TAKING);
        follower.comes(FIRST, PurchaseDraft.atomicSale(10, 9));

        assertCounts(picture, 9, 1);
    }

    @Test
    void waitThatIsGivenUp_isDescribedAsSuch() {
        LivePicture picture = under("file-lock", "file", null);
        new Follower(picture::take).comes(FIRST, PurchaseDraft.timedOut(5, 9));

        assertThat(doing(picture, FIRST)).isEqualTo(Doing.GAVE_UP);
    }

    @Test
    void killedHolder_holdsUntilAnotherBuyerAcquires() {
        LivePicture picture = under("file-lock", "file", null);
        Follower follower = new Follower(picture::take);
        follower.comes(FIRST, new PurchaseDraft().acquires(5, 7));
        picture.killed(FIRST);
        picture.ended(FIRST);

        assertThat(doing(picture, FIRST)).isEqualTo(Doing.KILLED);
        assertThat(picture.killed()).containsExactly(FIRST);
        assertThat(holder(picture)).isEqualTo("buyer-01 since 7, dead");
        follower.comes(SECOND, new PurchaseDraft().acquires(5, 9));
        assertThat(holder(picture)).isEqualTo("buyer-02 since 9");
        follower.comes(
                SECOND,
                new PurchaseDraft()
                        .acquires(5, 9)
                        .reads(9, 10, 0)
                        .releases(10, 11)
                        .ends(Outcome.SOLD_OUT));
        assertThat(holder(picture)).as("the dead one lost it to the other").isNull();
    }

    @Test
    void lockWithinOneProcess_hasNoHolder() {
        LivePicture picture = under("jvm-lock", "file", null);
        new Follower(picture::take).comes(FIRST, new PurchaseDraft().acquires(5, 7));

        assertThat(doing(picture, FIRST)).isEqualTo(Doing.INSIDE);
        assertThat(holder(picture)).isNull();
    }

    @Test
    void endsOfBuyersAndRace_areReported() {
        LivePicture picture = under("none", "file", null);
        picture.ended(SECOND);
        picture.stopping(EndReason.TIME_LIMIT);

        assertThat(doing(picture, SECOND)).isEqualTo(Doing.ENDED);
        assertThat(picture.stopping()).isEqualTo(EndReason.TIME_LIMIT);
    }

    @Test
    void words_areThoseOfANarration() {
        LivePicture picture = under("file-lock", "file", null);
        Follower follower = new Follower(picture::take);
        PurchaseDraft purchase = new PurchaseDraft();
        List<String> told = new ArrayList<>();
        for (Runnable step : List.<Runnable>of(
                () -> purchase.acquires(5, 0),
                () -> purchase.acquires(5, 7),
                () -> purchase.reads(7, 0, PurchaseRecord.NOTHING),
                () -> purchase.reads(7, 8, 10),
                () -> purchase.writes(9, 0),
                () -> purchase.writes(9, 10).records(0),
                () -> purchase.records(11).releases(11, 0))) {
            step.run();
            follower.comes(FIRST, purchase);
            told.add(picture.lanes().get(0).inWords());
        }
        assertThat(told)
                .containsExactly("waits", "is in", "reads", "has read 10", "writes 9", "sells seat 10", "lets go");
    }
}
