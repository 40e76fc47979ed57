package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.BuyerHistory;
import ticketrace.history.GrantRecord;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Stamps;

class PurchaseCodeTest {

    private static final int STAMPS = 7;
    private static final List<Outcome> OUTCOMES = List.of(
            Outcome.SOLD, Outcome.SOLD_OUT, Outcome.CONFLICT, Outcome.TIMED_OUT, Outcome.FENCED, Outcome.LEASE_LOST);

    static List<Path> histories() {
        return Judged.histories();
    }

    /** Decodes the numbers as the script of the report does. */
    private static List<PurchaseRecord> decoded(List<Long> coded, long origin) {
        long[] numbers = coded.stream().mapToLong(Long::longValue).toArray();
        List<PurchaseRecord> purchases = new ArrayList<>();
        long time = origin;
        int number = 0;
        for (int at = 0; at < numbers.length; ) {
            int head = (int) numbers[at++];
            number = (head >> 19 & 1) != 0 ? (int) numbers[at++] : number + 1;
            long grant = (head >> 20 & 1) != 0 ? numbers[at++] : 0;
            int value = (int) numbers[at++];
            long[] stamps = new long[STAMPS];
            for (int stamp = 0; stamp < STAMPS; stamp++) {
                if ((head >> stamp & 1) != 0) {
                    time += numbers[at++];
                    stamps[stamp] = time;
                }
            }
            int code = head >> STAMPS & 7;
            Outcome outcome = code == 0 ? null : OUTCOMES.get(code - 1);
            boolean refused = outcome != null && outcome.isRefused();
            boolean lost = outcome == Outcome.LEASE_LOST;
            purchases.add(new PurchaseRecord(
                    number,
                    new Stamps(
                            stamps[0],
                            stamps[1],
                            stamps[2],
                            stamps[3],
                            stamps[4],
                            stamps[5],
                            refused || lost ? 0 : stamps[6],
                            refused ? stamps[6] : 0),
                    value,
                    head >> 10 & 255,
                    outcome,
                    false,
                    new GrantRecord(grant, false, lost ? stamps[6] : 0),
                    List.of()));
        }
        return purchases;
    }

    @ParameterizedTest
    @MethodSource("histories")
    void code_tellsTheWholePurchase(Path history) {
        for (BuyerHistory buyer : Judged.of(history).history().buyers()) {
            PurchaseCode code = new PurchaseCode(5);
            buyer.purchases().forEach(purchase -> code.add(purchase, false));

            assertThat(decoded(code.numbers(), 5)).isEqualTo(buyer.purchases());
        }
    }

    @Test
    void purchasesThatWereLeftOut_leaveTheNumbersOfTheOthersAsTheyAre() {
        PurchaseRecord third = PurchaseDraft.sale(7, 100).record(3);
        PurchaseRecord ninth = PurchaseDraft.guardedSale(1, 200, 201).record(9);
        PurchaseRecord tenth = PurchaseDraft.soldOut(300).record(10);
        PurchaseCode code = new PurchaseCode(0);
        List.of(third, ninth, tenth).forEach(purchase -> code.add(purchase, false));

        assertThat(decoded(code.numbers(), 0)).containsExactly(third, ninth, tenth);
    }

    @Test
    void purchaseThatWasUndone_isMarked() {
        PurchaseRecord purchase = PurchaseDraft.sale(1, 10).record(1);
        PurchaseCode stands = new PurchaseCode(0);
        stands.add(purchase, false);
        PurchaseCode undone = new PurchaseCode(0);
        undone.add(purchase, true);

        assertThat(undone.numbers().get(0) - stands.numbers().get(0)).isEqualTo(1 << 18);
    }
}
