package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityCheckTest {

    private static final int GUARDED = 31;

    /** The check accepts every record that a buyer can have written at any moment. */
    @Test
    void everyStateOfEveryPurchase_isPlausible() {
        for (PurchaseScript script : Scripts.everyKind()) {
            for (int events = 1; events <= script.length(); events++) {
                PurchaseRecord purchase = script.cutAfter(events).record(1, new AtomicLong()::incrementAndGet);
                assertThat(PlausibilityCheck.flaw(purchase)).as("%s", purchase).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "its times run backwards, 20, 10, 30, 40, 50, 60, 70, 7, SOLD",
        "its times run backwards, 10, 20, 30, 40, 50, 60, 55, 7, SOLD",
        "its times run backwards, -1, 20, 30, 40, 50, 60, 70, 7, SOLD",
        "it never began, 0, 0, 30, 40, 50, 60, 70, 7, SOLD",
        "it read -2, 10, 20, 30, 40, 50, 60, 70, -2, SOLD",
        "it read 10000000, 10, 20, 30, 40, 50, 60, 70, 10000000, SOLD",
        "it went on and read no count, 10, 20, 30, 40, 50, 60, 70, -1, SOLD",
        "WRITE has no begin time, 10, 20, 30, 0, 50, 60, 70, 7, SOLD",
        "RELEASE has no begin time, 10, 20, 30, 40, 50, 0, 70, 7, SOLD",
        "it is SOLD_OUT and read 7, 10, 20, 30, 40, 50, 60, 70, 7, SOLD_OUT",
    })
    void recordThatNoBuyerWrites_isImplausible(
            String flaw,
            long asked,
            long acquired,
            long read,
            long writing,
            long written,
            long recorded,
            long released,
            int value,
            Outcome outcome) {
        assertThat(PlausibilityCheck.flaw(new PurchaseRecord(
                        1,
                        new Stamps(asked, acquired, read, writing, written, recorded, released, 0),
                        value,
                        GUARDED,
                        outcome)))
                .isEqualTo(flaw);
    }

    @Test
    void soldPurchaseWithoutARecordedSale_isImplausible() {
        int begun = Step.READ.bit() | Step.WRITE.bit();
        assertThat(PlausibilityCheck.flaw(
                        new PurchaseRecord(1, new Stamps(0, 20, 30, 40, 50, 0, 0, 0), 7, begun, Outcome.SOLD)))
                .isEqualTo("it is SOLD and recorded no sale");
    }
}
