package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.run.RaceResult;
import ticketrace.store.Isolation;
import ticketrace.view.report.SeatStates.State;

class SeatStatesTest {

    static List<Path> histories() {
        return Judged.histories();
    }

    private static SeatStates of(RaceDraft race) {
        return new SeatStates(Audit.committed(race.history()));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void counts_agreeWithTheJudgement(Path history) {
        RaceResult result = Judged.of(history);
        Judgement judgement = result.judgement();
        SeatStates seats = new SeatStates(Audit.committed(result.history()));

        assertThat(seats.count(State.TWICE)).as("sold twice").isEqualTo(judgement.doubleBooked());
        assertThat(seats.count(State.VANISHED)).as("vanished").isEqualTo(judgement.vanished());
        assertThat(seats.count(State.UNKNOWN)).as("unknown").isEqualTo(judgement.unknown());
        int again = seats.times().stream().mapToInt(times -> times - 1).sum();
        int soldOnce = seats.count(State.SOLD) + seats.count(State.TWICE);
        assertThat(soldOnce + again).as("sales").isEqualTo(judgement.sold());
        int all = List.of(State.values()).stream().mapToInt(seats::count).sum();
        assertThat(all).isEqualTo(result.history().tickets());
    }

    @Test
    void code_isRunsOfStates_fromTheFirstSeatOn() {
        RaceDraft race = RaceDraft.under("none", 6);
        race.buyer("A").buys(sale(6, 10), sale(5, 20), sale(4, 30));
        race.buyer("B").buys(sale(5, 21));

        assertThat(of(race).code()).isEqualTo("3fsts");
        assertThat(of(race).times()).containsExactly(2);
    }

    @Test
    void seatThatADeadBuyerTookAndOthersSoldTwice_isSoldTwice() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").dies().buys(new PurchaseDraft().reads(10, 11, 2).writes(12, 13));
        race.buyer("B").buys(sale(2, 10));

        assertThat(of(race).of(2)).isEqualTo(State.UNKNOWN);
        race.buyer("C").buys(sale(2, 11));
        assertThat(of(race).of(2)).isEqualTo(State.TWICE);
    }

    @Test
    void seatOfARefusedCommit_isFree() {
        RaceDraft race = RaceDraft.under("transaction", 2).at(Isolation.SERIALIZABLE);
        race.buyer("A")
                .buys(
                        PurchaseDraft.guardedSale(2, 10, 11).ends(Outcome.CONFLICT),
                        PurchaseDraft.guardedSale(1, 20, 21));

        assertThat(of(race).code()).isEqualTo("sf");
    }

    @Test
    void seatThatTheHallDoesNotHave_isNotShown() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(7, 10), sale(2, 20));

        assertThat(of(race).code()).isEqualTo("fs");
    }
}
