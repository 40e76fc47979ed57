package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.audit.Judgement;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.explore.Play;
import ticketrace.explore.ScriptedBuyers;
import ticketrace.history.Step;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

class StepPictureTest {

    private static final int WIDTH = 79;
    private static final int HEIGHT = 24;

    private final Screen screen = new Printed().screen();
    private @Nullable Judgement judgement;
    private @Nullable String failure;
    private String note = "";
    private boolean explains;
    private @Nullable FinalState store;

    private List<String> draw(ScriptedBuyers buyers, String guard, String schedule, int width, int height) {
        Play play = buyers.play(schedule);
        RaceSettings settings = RaceSettings.of(
                "file",
                guard,
                Load.of(play.buyerStates().size(), 1).withQuota(1).withTimeout(Duration.ZERO));
        FinalState shown = store == null ? buyers.look() : store;
        StepScene scene = new StepScene(settings, play, buyers.pids(), shown, judgement, failure, note, explains);
        return StepPicture.draw(scene, width, height, screen).stream()
                .map(AttributedString::toString)
                .toList();
    }

    private List<String> draw(ScriptedBuyers buyers, String guard, String schedule) {
        return draw(buyers, guard, schedule, WIDTH, HEIGHT);
    }

    @Test
    void twoBuyers_haveWideColumns_theStoreBesideThem_andTheirTurnsBelow() {
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A B B B", WIDTH, 19))
                .containsExactly(
                        "2 buyers, 1 ticket, store file, guard none, quota 1",
                        "",
                        "        A [1]                   B [2]                   0 tickets left",
                        "        buyer-01                buyer-02",
                        "pid     4711                    4712                    sales.csv",
                        "stands  before WRITE            ENDED                   seat,buyer,purchase",
                        "                                has its quota           1,buyer-02,1",
                        "",
                        "read    1                       1",
                        "sold    -                       1",
                        "",
                        "    1   reads 1",
                        "    2                           reads 1",
                        "    3                           writes 0",
                        "    4                           sells seat 1",
                        "",
                        "Schedule: A B B B",
                        "",
                        "1-2 step   k kill   u undo   ? explain   q leave");
    }

    @Test
    void eightBuyers_fitIntoEightyColumns_theStoreBelowThem() {
        List<String> lines = draw(ScriptedBuyers.locked(8, 3), "file-lock", "A B H A A");
        assertThat(lines)
                .hasSize(HEIGHT)
                .contains(
                        "        A [1]    B [2]    C [3]    D [4]    E [5]    F [6]    G [7]    H [8]",
                        "        buyer-01 buyer-02 buyer-03 buyer-04 buyer-05 buyer-06 buyer-07 buyer-08",
                        "stands  before   BLOCKED  before   before   before   before   before   BLOCKED",
                        "        RECORD   by A     ACQUIRE  ACQUIRE  ACQUIRE  ACQUIRE  ACQUIRE  by A",
                        "store   2 tickets left",
                        "    3                                                                  waits");
    }

    @Test
    void blockedBuyer_isShownAsSuch_withWhoHoldsTheGuard_untilItMayTryAgain() {
        assertThat(draw(ScriptedBuyers.locked(2, 1), "file-lock", "A B"))
                .contains(
                        "stands  before READ             BLOCKED                 seat,buyer,purchase",
                        "                                waits for the guard,",
                        "                                which A holds");
        assertThat(draw(ScriptedBuyers.locked(2, 1), "file-lock", "A B A A A A"))
                .contains(
                        "stands  ENDED                   WAITS                   seat,buyer,purchase",
                        "        has its quota           may try ACQUIRE again   1,buyer-01,1");
    }

    @Test
    void killedBuyer_isShownAsSuch_andCanBeStartedAgain() {
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A !A"))
                .contains("stands  KILLED                  before READ             seat,buyer,purchase")
                .contains("        +1 starts it again")
                .contains("read    1                       -")
                .contains("1-2 step   k kill   + start again   u undo   ? explain   q leave");
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A A A !B +B"))
                .contains("        buyer-01                buyer-02.2");
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A !A +A"))
                .as("the fresh one has read nothing")
                .contains("read    -                       -");
    }

    @Test
    void saleInATransaction_isShownAsUncommitted_untilItIs() {
        store = new FinalState(2, List.of(), List.of());
        assertThat(draw(ScriptedBuyers.locked(2, 2), "row-lock", "A A A A"))
                .contains("sold    2 uncommitted           -");
        assertThat(draw(ScriptedBuyers.locked(2, 2), "file-lock", "A A A A"))
                .contains("sold    -                       -");
        store = new FinalState(1, List.of(new Sale(2, "buyer-01", 1)), List.of());
        assertThat(draw(ScriptedBuyers.locked(2, 2), "row-lock", "A A A A A"))
                .contains("sold    2                       -");
        ScriptedBuyers greedy = ScriptedBuyers.locked(2, 1).wanting(2);
        store = new FinalState(0, List.of(new Sale(1, "buyer-01", 1)), List.of());
        assertThat(draw(greedy, "row-lock", "A A A A A A A"))
                .as("it found none left the second time")
                .contains("stands  before RELEASE          before ACQUIRE          seat,buyer,purchase")
                .contains("sold    1                       -");
    }

    @Test
    void refusedCommit_isTooLate_andLeavesNothingOfItsPurchase() {
        assertThat(draw(ScriptedBuyers.locked(2, 2).refusing(Step.RELEASE), "transaction", "A A A A A"))
                .contains("    4   sells seat 2", "    5   is too late")
                .contains("stands  before ACQUIRE          before ACQUIRE          seat,buyer,purchase")
                .contains("read    -                       -")
                .contains("sold    -                       -");
    }

    @Test
    void seatSoldTwice_isHighlighted() {
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A B B B A A"))
                .anyMatch(line -> line.endsWith("  SEAT 1 SOLD TWICE"));
        assertThat(draw(ScriptedBuyers.unguarded(8, 1), "none", "A B B B A A"))
                .contains("store   0 tickets left  SEAT 1 SOLD TWICE", "sales   1,buyer-02,1  1,buyer-01,1");
    }

    @Test
    void whenAllIsOver_theVerdictIsThere_withWhatProvesIt() {
        RaceDraft sound = RaceDraft.under("none", 1);
        sound.buyer("A").buys(PurchaseDraft.sale(1, 10));
        sound.buyer("B").buys(PurchaseDraft.soldOut(30));
        judgement = sound.judged();
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A A A B"))
                .contains("VALID: 1 of 1 ticket sold, every sale is explained, and no seat was sold twice.")
                .endsWith("u undo   ? explain   Enter or q leave");
        judgement = Sample.lostAt(Isolation.READ_COMMITTED).judgement();
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A B B B A A"))
                .contains("VIOLATED: 2 sales of 1 ticket; 1 seat was sold more than once.")
                .contains("  A and B both read 1; both sold seat 1.");
    }

    @Test
    void deadlock_namesTheWaitingBuyerAndTheHolder() {
        assertThat(draw(ScriptedBuyers.locked(2, 1), "lock-file", "A !A B"))
                .contains("DEADLOCK: B waits for the guard, which A held when killed; no one can free it.")
                .contains("        +1 starts it again      dead A holds it")
                .endsWith("k kill   + start again   u undo   ? explain   Enter or q leave");
    }

    @Test
    void keyForTime_isOfferedOnlyUnderAGuardThatNoticesIt() {
        assertThat(draw(ScriptedBuyers.locked(2, 1), "trap:stale-by-age", "A"))
                .endsWith("1-2 step   k kill   t time passes   u undo   ? explain   q leave");
        assertThat(draw(ScriptedBuyers.locked(2, 1), "inside:lock-file", "A"))
                .endsWith("1-2 step   k kill   u undo   ? explain   q leave");
    }

    @Test
    void failure_isShown_andTheUserCanOnlyLeave() {
        failure = "buyer-01 (pid 4711) was ended by signal 9";
        assertThat(draw(ScriptedBuyers.unguarded(2, 1), "none", "A"))
                .contains("UNKNOWN: buyer-01 (pid 4711) was ended by signal 9")
                .endsWith("Enter or q leaves");
    }

    @Test
    void note_isAboveTheKeys() {
        note = "B has ended (sold out).";
        List<String> lines = draw(ScriptedBuyers.unguarded(2, 1), "none", "A A A B");
        assertThat(lines.get(HEIGHT - 2)).isEqualTo(note);
    }

    @Test
    void turnsThatDoNotFit_areTheOldest_andTheScheduleIsCutInFront() {
        List<String> lines = draw(ScriptedBuyers.unguarded(2, 1), "none", "!A +A ".repeat(34));
        assertThat(lines).noneMatch(line -> line.startsWith("    1 ")).contains("   68   starts anew");
        assertThat(lines.get(HEIGHT - 3))
                .startsWith("Schedule: ..")
                .endsWith("!A +A")
                .hasSize(WIDTH);
    }

    @Test
    void explanation_isOfEachBuyer_alikeTogether_andTheLastTurnStays() {
        explains = true;
        assertThat(draw(ScriptedBuyers.unguarded(3, 1), "none", "A B"))
                .containsSubsequence(
                        "    2                   reads 1",
                        "",
                        "AB      WRITE puts 0 in place of the 1 that was read, without looking again.",
                        "        What others have written meanwhile is lost.",
                        "C       READ looks how many tickets are left, to sell the seat of that number.")
                .endsWith("1-3 step   k kill   u undo   ? all turns   q leave");
    }

    @Test
    void explanationThatDoesNotFit_saysSo() {
        explains = true;
        List<String> lines = draw(ScriptedBuyers.unguarded(3, 1), "none", "A A B", WIDTH, 18);
        assertThat(lines).contains("        ... (a taller window shows more)");
        assertThat(lines.get(15)).isEqualTo("Schedule: A A B");
    }

    @ParameterizedTest
    @CsvSource({
        "sells seat 1, 12, sells seat 1",
        "sells seat 1, 8, sells 1",
        "sells seat 100, 8, s 100",
        "writes 9999998, 8, w 9999..",
        "is too late, 8, too late",
        "starts anew, 8, anew",
        "is in, 8, is in",
        "KILLED, 3, K.."
    })
    void words_becomeFewer_whereTheColumnIsNarrow(String words, int width, String shortened) {
        assertThat(StepPicture.shortened(words, width)).isEqualTo(shortened);
    }

    @Test
    void anySize_canBeDrawnOn_andNothingIsWider() {
        explains = false;
        for (int buyers = 1; buyers <= 8; buyers++) {
            for (int width : List.of(0, 1, 5, 9, 20, 39, 79, 80, 131, 250)) {
                for (int height : List.of(0, 1, 3, 10, 23, 24, 60)) {
                    for (String schedule : List.of("", "A A !A +A A", "A !A")) {
                        assertFits(
                                draw(ScriptedBuyers.locked(buyers, 3), "lock-file", schedule, width, height),
                                width,
                                height);
                    }
                }
            }
            explains = !explains;
        }
    }

    private static void assertFits(List<String> lines, int width, int height) {
        assertThat(lines).hasSize(height).allMatch(line -> line.length() <= width);
    }
}
