package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.Outcome;

/** Sorts the steps of overlapping purchases into one order. */
class EvidenceOrderTest {

    /** The schedule of the first purchases of A, B and so on. */
    private static String order(PurchaseDraft... purchases) {
        List<Clash.Party> parties = new ArrayList<>();
        for (PurchaseDraft purchase : purchases) {
            parties.add(new Clash.Party("buyer-0" + (parties.size() + 1), 1, purchase.record(1)));
        }
        return EvidenceOrder.of(new Clash(20, parties, parties.size(), parties.size()))
                .toString();
    }

    private static PurchaseDraft sold(PurchaseDraft purchase) {
        return purchase.ends(Outcome.SOLD);
    }

    @Test
    void steps_areInTheOrderOfTime() {
        assertThat(order(sale(20, 10), sale(20, 12))).isEqualTo("A B A A B B");
        assertThat(order(
                        sold(new PurchaseDraft()
                                .reads(10, 11, 20)
                                .writes(50, 51)
                                .records(52)),
                        sold(new PurchaseDraft()
                                .reads(12, 13, 20)
                                .writes(20, 21)
                                .records(22)),
                        sold(new PurchaseDraft()
                                .reads(14, 15, 20)
                                .writes(30, 53)
                                .records(54))))
                .isEqualTo("A B C B B A A C C");
    }

    @Test
    void readThatEndsLate_isBeforeAWriteThatItHasNotSeen() {
        PurchaseDraft slow =
                sold(new PurchaseDraft().reads(11, 40, 20).writes(41, 42).records(43));

        assertThat(order(sale(20, 10), slow)).isEqualTo("A B A A B B");
    }

    @Test
    void writeThatHadToWait_isAfterTheStepItWaitedFor_thoughThatEndedLater() {
        PurchaseDraft first = sold(new PurchaseDraft()
                .acquires(10, 11)
                .reads(11, 12, 20)
                .writes(20, 21)
                .records(22)
                .releases(22, 40));
        PurchaseDraft waiting = sold(new PurchaseDraft()
                .acquires(13, 14)
                .reads(14, 15, 20)
                .writes(16, 30)
                .records(41)
                .releases(41, 42));

        assertThat(order(first, waiting)).isEqualTo("A A B B A A A B B B");
    }

    @Test
    void buyerThatDied_isKilledAfterItsLastStep() {
        PurchaseDraft unfinished =
                new PurchaseDraft().reads(10, 11, 20).writes(12, 15).records(0);

        assertThat(order(unfinished, sale(20, 11))).isEqualTo("A B B A !A B");
    }
}
