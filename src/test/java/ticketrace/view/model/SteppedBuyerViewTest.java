package ticketrace.view.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.explore.Play;
import ticketrace.explore.ScriptedBuyers;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Sale;

/** The state of a stepped buyer, which the terminal and the page both show. */
class SteppedBuyerViewTest {

    private static SteppedBuyerView first(ScriptedBuyers buyers, String guard, String schedule) {
        return all(buyers, guard, schedule).get(0);
    }

    private static List<SteppedBuyerView> all(ScriptedBuyers buyers, String guard, String schedule) {
        Play play = buyers.play(schedule);
        RaceSettings settings =
                RaceSettings.of("h2", guard, Load.of(2, 3).withQuota(2).withTimeout(Duration.ZERO));
        return SteppedBuyerView.all(settings, play, buyers.pids(), buyers.look());
    }

    /** A process keeps the count that it read in its memory. A new purchase and a new process begin without one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ''            | -
        A             | -
        A A           | 3
        A A A         | 3
        A A A A       | 3
        A A A A A     | -
        A A A A A A   | -
        A A A A A A A | 2
        A A !A        | 3
        A A A A A !A  | -
        A A !A +A     | -
        A A A A A A A A A A | 2
        """)
    void read_isTheCountThatThePurchaseGoesBy(String schedule, @Nullable Integer read) {
        assertThat(first(ScriptedBuyers.locked(2, 3).wanting(2), "file-lock", schedule)
                        .read())
                .isEqualTo(read);
    }

    @Test
    void buyerThatFoundNoTicket_hasReadZero() {
        assertThat(all(ScriptedBuyers.unguarded(2, 1), "none", "A A A B").get(1).read())
                .isZero();
    }

    @Test
    void processInPlaceOfAKilledOne_hasItsOwnName_butIsTheSameBuyer() {
        SteppedBuyerView fresh = first(ScriptedBuyers.unguarded(2, 3), "none", "A !A +A A A A");

        assertThat(fresh.name()).isEqualTo("buyer-01.2");
        assertThat(fresh.letter()).isEqualTo("A");
        assertThat(fresh.sold()).containsExactly(3);
        assertThat(fresh.hasSold(new Sale(1, "buyer-01", 1))).isTrue();
        assertThat(fresh.hasSold(new Sale(1, "buyer-01.3", 1))).isTrue();
        assertThat(fresh.hasSold(new Sale(1, "buyer-011", 1))).isFalse();
    }

    @Test
    void saleOfAKilledProcess_staysSold() {
        ScriptedBuyers buyers = ScriptedBuyers.unguarded(2, 3).wanting(2);
        SteppedBuyerView fresh = first(buyers, "none", "A A A !A +A A A A");

        assertThat(fresh.sold()).containsExactly(3, 2);
    }

    @Test
    void blockedBuyer_knowsByWhom_untilItMayTryAgain() {
        SteppedBuyerView blocked =
                all(ScriptedBuyers.locked(2, 3), "file-lock", "A B").get(1);
        assertThat(blocked.isBlocked()).isTrue();
        assertThat(blocked.offered()).isFalse();
        assertThat(blocked.holders().buyers()).containsExactly(0);
        assertThat(blocked.holders().killed()).isFalse();
        SteppedBuyerView byDead =
                all(ScriptedBuyers.locked(2, 3), "lock-file", "A !A B").get(1);
        assertThat(byDead.holders().killed()).isTrue();
        SteppedBuyerView again =
                all(ScriptedBuyers.locked(2, 3), "file-lock", "A B A A A A").get(1);
        assertThat(again.isBlocked()).isFalse();
        assertThat(again.offered()).isTrue();
        assertThat(again.holders().buyers()).isEmpty();
    }

    @Test
    void saleInATransaction_isUncommitted_untilItsEnd() {
        ScriptedBuyers buyers = ScriptedBuyers.locked(2, 3);
        assertThat(first(buyers, "row-lock", "A A A").uncommitted()).isNull();
        assertThat(first(buyers, "row-lock", "A A A A").uncommitted()).isEqualTo(3);
        assertThat(first(buyers, "transaction", "A A A A").uncommitted()).isEqualTo(3);
        assertThat(first(buyers, "row-lock", "A A A A A").uncommitted()).isNull();
        assertThat(first(buyers, "file-lock", "A A A A").uncommitted()).isNull();
        assertThat(first(buyers, "row-lock", "A A A A !A").uncommitted()).isNull();
    }

    /** The next purchase has begun, and nothing of the refused one is left. */
    @Test
    void refusedCommit_leavesNothingUncommitted_andNothingRead() {
        SteppedBuyerView refused =
                first(ScriptedBuyers.locked(2, 3).refusing(Step.RELEASE), "transaction", "A A A A A");

        assertThat(refused.buyerState().step()).isEqualTo(Step.ACQUIRE);
        assertThat(refused.buyerState().value()).isEqualTo(PurchaseRecord.NOTHING);
        assertThat(refused.uncommitted()).isNull();
        assertThat(refused.read()).isNull();
        assertThat(refused.sold()).isEmpty();
    }
}
