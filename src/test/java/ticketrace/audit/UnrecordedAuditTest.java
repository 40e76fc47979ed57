package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/** The judgement of a race whose buyers recorded nothing: its numbers are known, and nothing is proved. */
class UnrecordedAuditTest {

    private static final int TICKETS = 3;
    private static final long SIGNAL = 1_000_000;
    private static final long STARTED = SIGNAL + 10;

    private final List<BuyerHistory> buyers = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private @Nullable Integer remaining = 0;
    private @Nullable String cutOff;
    private String guard = "file-lock";

    private void ended(String buyer, long nanosAfterSignal, EndReason reason) {
        BuyerHistory.End end = new BuyerHistory.End(SIGNAL + nanosAfterSignal, reason);
        buyers.add(new BuyerHistory(buyer, 1, new BuyerHistory.Start(SIGNAL, STARTED), end, List.of()));
    }

    private void died(String buyer) {
        buyers.add(new BuyerHistory(buyer, 1, new BuyerHistory.Start(SIGNAL, 0), null, List.of()));
    }

    private void sold(int seat, String buyer) {
        sales.add(new Sale(seat, buyer, sales.size() + 1));
    }

    private void twoBuyersThreeSeats() {
        ended("A", 1_000_000_000, EndReason.SOLD_OUT);
        ended("B", 2_000_000_000, EndReason.SOLD_OUT);
        sold(3, "A");
        sold(2, "A");
        sold(1, "B");
    }

    private Judgement judged() {
        FinalState end = new FinalState(remaining, sales, damage, cutOff);
        return Audit.judge(new RaceHistory(
                new RaceHistory.Setup("file", guard, null, TICKETS, List.of(), false),
                RaceHistory.Interventions.NONE,
                buyers,
                end));
    }

    @Test
    void raceWithoutProblems_isUnknown_asPromised() {
        twoBuyersThreeSeats();
        Judgement judged = judged();

        assertThat(Headline.of(judged, TICKETS))
                .isEqualTo(
                        "3 of 3 tickets sold, as the store says. Nothing is proved, because the buyers recorded nothing.");

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.asPromised())
                .as("as promised, because the race was to record nothing")
                .isTrue();
        assertThat(Found.kinds(judged)).containsExactly(FindingKind.HISTORY_OFF);
        assertThat(judged.endedBy()).isEqualTo(EndReason.SOLD_OUT);
    }

    @Test
    void numbers_areThoseOfTheStore_andOfTheClock() {
        twoBuyersThreeSeats();
        Judgement judged = judged();

        assertThat(judged.sold()).isEqualTo(3);
        assertThat(judged.remaining()).isZero();
        assertThat(judged.raceNanos()).isEqualTo(2_000_000_000);
        assertThat(judged.ticketsPerSecond()).isEqualTo(1.5);
        assertThat(judged.fairness()).isCloseTo(9.0 / (2 * 5), within(1e-9));
        assertThat(judged.lostUpdates()).isZero();
    }

    @Test
    void numbersThatNeedAHistory_areMissing() {
        twoBuyersThreeSeats();
        Judgement judged = judged();

        assertThat(judged.outOfOrder()).isNull();
        assertThat(judged.overlaps()).isNull();
        assertThat(judged.contended()).isNull();
        assertThat(judged.waiting()).isNull();
        assertThat(judged.holding()).isNull();
    }

    @Test
    void seatSoldTwice_isCounted_andNotAsPromised_whereItIsForbidden() {
        twoBuyersThreeSeats();
        sold(1, "A");
        Judgement judged = judged();

        assertThat(judged.verdict())
                .as("verdict, because the list of sales proves nothing")
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.asPromised()).isFalse();
        assertThat(List.of(judged.sold(), judged.oversold(), judged.doubleBooked()))
                .containsExactly(4, 1, 1);
        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.ticketsPerSecond())
                .as("rate, in which oversold tickets do not count")
                .isEqualTo(1.5);

        guard = "none";
        assertThat(judged().asPromised())
                .as("as promised, because the guard promises nothing")
                .isTrue();
    }

    @Test
    void lostUpdate_isNotAsPromised_evenIfNoSeatIsListedTwice() {
        twoBuyersThreeSeats();
        remaining = 1;
        Judgement judged = judged();

        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.oversold() + judged.doubleBooked()).isZero();
        assertThat(judged.asPromised()).isFalse();
    }

    @Test
    void buyerThatNeverReportedItsEnd_isNamed_andNotAsPromised() {
        ended("A", 1_000_000_000, EndReason.SOLD_OUT);
        died("B");
        sold(3, "A");
        sold(2, "A");
        Judgement judged = judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.asPromised())
                .as("as promised, although the test asked for no kill")
                .isFalse();
        assertThat(Found.of(FindingKind.HISTORY_OPEN, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.buyers()).containsExactly("B");
            assertThat(finding.says()).isEqualTo("B never reported its end.");
        });
        assertThat(judged.raceNanos())
                .as("duration of the race, from the living buyers")
                .isEqualTo(1_000_000_000);
    }

    @Test
    void damagedStore_isDamaged_whateverTheBuyersDid() {
        twoBuyersThreeSeats();
        damage.add("line 3 is no sale");
        assertThat(judged().verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.sayings(FindingKind.STORE_MISMATCH, judged())).containsExactly("line 3 is no sale");
        assertThat(judged().asPromised()).isFalse();

        damage.clear();
        remaining = null;
        assertThat(Found.kinds(judged())).contains(FindingKind.STORE_MISMATCH);
        assertThat(judged().lostUpdates()).isNull();
    }

    @Test
    void unfinishedLine_isDamage_unlessABuyerMayHaveDiedWritingIt() {
        twoBuyersThreeSeats();
        cutOff = "its last line was not finished";
        assertThat(Found.kinds(judged())).contains(FindingKind.STORE_MISMATCH);

        died("C");
        assertThat(Found.kinds(judged())).containsExactlyInAnyOrder(FindingKind.HISTORY_OPEN, FindingKind.HISTORY_OFF);
    }

    @Test
    void timeLimit_andTicketsLeft_areNotes() {
        ended("A", 1_000_000_000, EndReason.TIME_LIMIT);
        sold(3, "A");
        remaining = 2;

        assertThat(Found.sayings(FindingKind.TIME_LIMIT, judged()))
                .containsExactly("The time limit ended the race; 2 tickets left.");
    }

    @Test
    void raceWithoutSales_causesNoDivisionByZero() {
        ended("A", 0, EndReason.TIME_LIMIT);
        remaining = TICKETS;

        assertThat(judged().fairness()).isNull();
        assertThat(judged().ticketsPerSecond()).isZero();
    }
}
