package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.explore.ScriptedBuyers;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.Step;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

class StepExplanationTest {

    private static final int ROOM_BESIDE_LETTERS = 71;

    private static StepExplanation under(String guard, @Nullable Isolation isolation) {
        return new StepExplanation(RaceSettings.of(
                        Guards.storeNamesOf(Guards.named(guard)).get(0),
                        guard,
                        Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO))
                .withIsolation(isolation));
    }

    private static String before(Step step, String guard) {
        return under(guard, null).ofStep(step, 1);
    }

    private static List<String> guards() {
        return Guards.all().stream().map(Guard::name).toList();
    }

    private static List<Step> steps(Guard guard) {
        return switch (guard.purchaseKind()) {
            case READ_THEN_WRITE -> List.of(Step.ACQUIRE, Step.READ, Step.WRITE, Step.RECORD, Step.RELEASE);
            case OPTIMISTIC -> List.of(Step.READ, Step.COMPARE_AND_SET, Step.RECORD);
            case ATOMIC -> List.of(Step.TAKE, Step.RECORD);
        };
    }

    @ParameterizedTest
    @MethodSource("guards")
    void everyStepOfEveryGuard_isExplained_inTwoLinesOfAClassroomsScreen(String guard) {
        List<String> sentences = new ArrayList<>();
        for (Step step : steps(Guards.named(guard))) {
            String sentence = before(step, guard);
            assertThat(sentence).startsWith(step + " ").endsWith(".");
            assertThat(TextLayout.wrapped(sentence, ROOM_BESIDE_LETTERS)).hasSizeLessThanOrEqualTo(2);
            sentences.add(sentence);
        }
        assertThat(sentences).doesNotHaveDuplicates();
    }

    @Test
    void dangerBetweenReadAndWrite_isNamedOnlyIfThereIsOne() {
        String lost = "What others have written meanwhile is lost.";
        String refused = "The database refuses that if another buyer has written meanwhile.";
        assertThat(before(Step.WRITE, "none")).contains(lost);
        assertThat(before(Step.WRITE, "jvm-lock")).contains(lost);
        assertThat(under("transaction", Isolation.READ_COMMITTED).ofStep(Step.WRITE, 1))
                .contains(lost);
        assertThat(under("transaction", Isolation.SERIALIZABLE).ofStep(Step.WRITE, 1))
                .contains(refused);
        for (String alone : List.of("lock-file", "file-lock", "row-lock")) {
            assertThat(before(Step.WRITE, alone)).contains("no buyer has written meanwhile");
        }
    }

    @Test
    void seatOfABuyerKilledBeforeRecord_isLost_unlessTheDatabaseUndoesIt() {
        assertThat(before(Step.RECORD, "file-lock")).contains("the seat is lost");
        assertThat(before(Step.RECORD, "atomic")).contains("the seat is lost");
        assertThat(before(Step.RECORD, "row-lock")).contains("the database undoes both");
        assertThat(under("transaction", Isolation.READ_UNCOMMITTED).ofStep(Step.RECORD, 1))
                .contains("the seat is lost");
    }

    @Test
    void explanationOfAWaitingBuyer_namesTheHolder_andTheEffectOfItsDeath() {
        ScriptedBuyers buyers = ScriptedBuyers.locked(2, 1);
        StepExplanation lockFile = under("lock-file", null);
        assertThat(lockFile.of(buyers.play("A B"), 1))
                .startsWith("BLOCKED in ACQUIRE by A. If A is killed: The lock file stays");
        assertThat(lockFile.of(buyers.play("A !A B"), 1))
                .startsWith("BLOCKED in ACQUIRE by A, now dead. The lock file stays");
        assertThat(lockFile.of(buyers.play("A B A A A A"), 1)).startsWith("WAITS: it may try ACQUIRE again now.");
        assertThat(lockFile.of(buyers.play("A B A A A A"), 0)).startsWith("ENDED");
        assertThat(lockFile.of(buyers.play("!A"), 0)).startsWith("KILLED");
    }
}
