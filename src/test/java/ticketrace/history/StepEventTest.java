package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepEventTest {

    private static List<StepEvent> stepEvents(PurchaseScript script) {
        return StepEvent.of("buyer-01", script.record(3, new AtomicLong()::incrementAndGet));
    }

    private static List<String> described(PurchaseScript script) {
        return stepEvents(script).stream()
                .map(stepEvent ->
                        stepEvent.at() + " " + stepEvent.step() + " " + stepEvent.kind() + " " + stepEvent.value())
                .toList();
    }

    @Test
    void purchase_isReportedStepByStep() {
        assertThat(described(PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7)))
                .containsExactly(
                        "1 ACQUIRE BEGAN -1",
                        "2 ACQUIRE ENDED -1",
                        "2 READ BEGAN -1",
                        "3 READ ENDED 7",
                        "4 WRITE BEGAN 7",
                        "5 WRITE ENDED 7",
                        "5 RECORD BEGAN 7",
                        "6 RECORD ENDED 7",
                        "6 RELEASE BEGAN 7",
                        "7 RELEASE ENDED 7");
        assertThat(stepEvents(PurchaseScript.sold(PurchaseScript.Shape.READ_THEN_WRITE, 7)))
                .allMatch(stepEvent -> stepEvent.buyer().equals("buyer-01") && stepEvent.purchase() == 3);
    }

    @Test
    void unguardedPurchase_hasNoEventsOfAGuard() {
        assertThat(described(PurchaseScript.sold(PurchaseScript.Shape.BARE, 7)))
                .first()
                .isEqualTo("1 READ BEGAN -1");
        assertThat(described(PurchaseScript.sold(PurchaseScript.Shape.BARE, 7)))
                .last()
                .isEqualTo("5 RECORD ENDED 7");
    }

    @Test
    void givenUpWait_isReportedAsGivenUp() {
        assertThat(described(new PurchaseScript(
                        PurchaseScript.Shape.READ_THEN_WRITE, Outcome.TIMED_OUT, 7, PurchaseScript.ALL)))
                .containsExactly("1 ACQUIRE BEGAN -1", "2 ACQUIRE GIVEN_UP -1");
    }

    @Test
    void refusedCommit_isReportedAsRefused_andNotAsEnded() {
        assertThat(described(
                        new PurchaseScript(PurchaseScript.Shape.REFUSED_LATE, Outcome.CONFLICT, 7, PurchaseScript.ALL)))
                .endsWith("6 RECORD ENDED 7", "6 RELEASE BEGAN 7", "7 RELEASE REFUSED 7");
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_THEN_WRITE", "OPTIMISTIC"})
    void refusedChange_isReportedAsRefused(PurchaseScript.Shape shape) {
        assertThat(stepEvents(new PurchaseScript(shape, Outcome.CONFLICT, 7, PurchaseScript.ALL)))
                .last()
                .matches(stepEvent -> stepEvent.kind() == StepEvent.Kind.REFUSED && stepEvent.value() == 7);
    }

    /** A commit's own stamp shows whether it succeeded: a reader need not wait for the outcome, written later. */
    @Test
    void releaseWithoutAnOutcomeYet_isReportedAsEnded_orAsRefused() {
        int steps = Step.ACQUIRE.bit() | Step.READ.bit() | Step.WRITE.bit() | Step.RECORD.bit() | Step.RELEASE.bit();
        PurchaseRecord ended = new PurchaseRecord(1, new Stamps(1, 2, 3, 4, 5, 6, 7, 0), 7, steps, null);
        PurchaseRecord refused = new PurchaseRecord(1, new Stamps(1, 2, 3, 4, 5, 6, 0, 7), 7, steps, null);
        assertThat(StepEvent.of("buyer-01", ended))
                .last()
                .isEqualTo(new StepEvent(7, "buyer-01", 1, Step.RELEASE, StepEvent.Kind.ENDED, 7));
        assertThat(StepEvent.of("buyer-01", refused))
                .last()
                .isEqualTo(new StepEvent(7, "buyer-01", 1, Step.RELEASE, StepEvent.Kind.REFUSED, 7));
    }

    /** A reader that has reported the first events can continue after them. */
    @Test
    void laterStateOfAPurchase_beginsWithTheEventsOfTheEarlierState() {
        for (PurchaseScript script : Scripts.everyKind()) {
            List<StepEvent> before = List.of();
            for (int events = 0; events <= script.length(); events++) {
                List<StepEvent> stepEvents = stepEvents(script.cutAfter(events));
                assertThat(stepEvents.subList(0, before.size())).isEqualTo(before);
                before = stepEvents;
            }
        }
    }
}
