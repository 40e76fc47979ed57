package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Scratch;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

/** What H2 does at each isolation level, in the orders of steps that can lose an update. */
class IsolationTest {

    /** Both read before either writes, and A has committed before B writes. */
    private static final String LOSING = "A A B B A A A B";
    /** The same, but B writes before A has committed its write. */
    private static final String LOSING_WITH_WAIT = "A A B B A B~ A A";
    /** B reads before A has committed its write. */
    private static final String DIRTY_READ_FIRST = "A A A B B";

    private static final String WHOLE_PURCHASE = " B B B B B";
    private static final String REST_OF_B = " B B";
    private static final String REST_OF_A = " A A";

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private RaceHistory play(Isolation level, int tickets, String schedule) throws Exception {
        return TwoBuyersOnH2.at(level, tickets, folder).play(schedule);
    }

    private static List<PurchaseRecord> purchasesOfB(RaceHistory race) {
        return race.buyers().get(1).purchases();
    }

    private static void assertSeatTwoSoldTwice(RaceHistory race) {
        assertThat(race.end().sales()).containsExactly(new Sale(2, "A", 1), new Sale(2, "B", 1));
        assertThat(race.end().remaining()).isEqualTo(1);
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.doubleBooked()).isEqualTo(1);
        assertThat(judged.retries()).isZero();
        assertThat(judged.contended()).isTrue();
    }

    private static void assertConflictThenNextSeat(RaceHistory race) {
        assertThat(race.end().sales()).containsExactly(new Sale(2, "A", 1), new Sale(1, "B", 2));
        assertThat(race.end().remaining()).isZero();
        assertThat(purchasesOfB(race))
                .extracting(PurchaseRecord::outcome)
                .containsExactly(Outcome.CONFLICT, Outcome.SOLD);
        assertThat(purchasesOfB(race).get(0).written())
                .as("time of the refused write")
                .isZero();
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.retries()).isEqualTo(1);
        assertThat(judged.contended()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"READ_UNCOMMITTED", "READ_COMMITTED"})
    void losingOrder_losesAnUpdate_belowRepeatableRead(Isolation level) throws Exception {
        assertSeatTwoSoldTwice(play(level, 2, LOSING + REST_OF_B));
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"REPEATABLE_READ", "SERIALIZABLE"})
    void losingOrder_causesAConflict_fromRepeatableReadUp(Isolation level) throws Exception {
        assertConflictThenNextSeat(play(level, 2, LOSING + WHOLE_PURCHASE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"READ_UNCOMMITTED", "READ_COMMITTED"})
    void writeOverAnUncommittedWrite_waitsAndSucceeds_belowRepeatableRead(Isolation level) throws Exception {
        assertSeatTwoSoldTwice(play(level, 2, LOSING_WITH_WAIT + REST_OF_B));
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"REPEATABLE_READ", "SERIALIZABLE"})
    void writeOverAnUncommittedWrite_waitsAndConflicts_fromRepeatableReadUp(Isolation level) throws Exception {
        assertConflictThenNextSeat(play(level, 2, LOSING_WITH_WAIT + WHOLE_PURCHASE));
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void uncommittedWrite_isReadOnlyAtReadUncommitted(Isolation level) throws Exception {
        boolean dirty = level == Isolation.READ_UNCOMMITTED;
        boolean refused = !belowRepeatableRead(level);

        RaceHistory race =
                play(level, 2, DIRTY_READ_FIRST + REST_OF_A + (refused ? " B" + WHOLE_PURCHASE : " B" + REST_OF_B));

        assertThat(purchasesOfB(race).get(0).value()).isEqualTo(dirty ? 1 : 2);
        assertThat(Audit.judge(race).asPromised()).isTrue();
    }

    /** At read-uncommitted, B reads A's count, which is undone later. So B skips a seat, and no buyer sells it. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void undonePurchase_leavesNoTrace_wherePromised(Isolation level) throws Exception {
        boolean dirty = level == Isolation.READ_UNCOMMITTED;

        RaceHistory race = play(level, 2, "A A A B B A! B" + REST_OF_B);

        assertThat(race.end().sales()).containsExactly(new Sale(dirty ? 1 : 2, "B", 1));
        assertThat(race.end().remaining()).isEqualTo(dirty ? 0 : 1);
        assertThat(promise(level).isAllOrNothing()).isEqualTo(!dirty);
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isEqualTo(dirty ? 1 : 0);
    }

    /** The database undoes A's write, so the count is one that A did not write last. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void undoneLastWrite_isNoMismatch(Isolation level) throws Exception {
        RaceHistory race = play(level, 3, "B B B B B A A A A!");

        assertThat(race.end().remaining()).isEqualTo(2);
        assertThat(Audit.judge(race).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    /** A begins its transaction first, and reads last. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void timeOfTheReadMatters_notTheBeginningOfTheTransaction(Isolation level) throws Exception {
        RaceHistory race = play(level, 2, "A" + WHOLE_PURCHASE + REST_OF_A + REST_OF_A);

        assertThat(race.end().sales()).containsExactly(new Sale(2, "B", 1), new Sale(1, "A", 1));
        assertThat(Audit.judge(race).verdict()).isEqualTo(Verdict.VALID);
        assertThat(Audit.judge(race).retries()).isZero();
    }

    /** A commits only after B's step. B's step ends all the same, because the database limits B's wait. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void waitThatLastsTooLong_isAConflict_andTheBuyerTriesAgain(Isolation level) throws Exception {
        RaceHistory race = play(level, 2, DIRTY_READ_FIRST + " B" + REST_OF_A + WHOLE_PURCHASE);

        assertConflictThenNextSeat(race);
    }

    private static boolean belowRepeatableRead(Isolation level) {
        return level.compareTo(Isolation.REPEATABLE_READ) < 0;
    }

    private static Promise promise(Isolation level) {
        return Guards.promise("transaction", "h2", level);
    }
}
