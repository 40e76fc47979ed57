package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.history.HistoryTextReader;
import ticketrace.history.RaceHistory;

/** A finding names the purchases that show it, so that a reader can find them. */
class EvidenceTest {

    /** Kinds of findings that certain purchases of the race show. */
    private static final Set<FindingKind> SHOWN_BY_PURCHASES = Set.of(
            FindingKind.OVERSOLD,
            FindingKind.DOUBLE_BOOKED,
            FindingKind.LOST_UPDATE,
            FindingKind.VANISHED,
            FindingKind.OUT_OF_ORDER,
            FindingKind.OVERLAP,
            FindingKind.OVERTAKEN,
            FindingKind.BUYER_DIED,
            FindingKind.ROLLED_BACK);

    static List<Path> histories() throws IOException {
        return HandWrittenHistoriesTest.histories();
    }

    private static List<Finding.Purchase> of(FindingKind kind, RaceDraft race) {
        return Found.of(kind, race.judged()).get(0).purchases();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void purchasesOfAFinding_areInTheEvidence_andBelongToItsBuyers(Path file) throws IOException {
        RaceHistory race = HistoryTextReader.read(file);
        for (Finding finding : Audit.judge(race).findings()) {
            if (SHOWN_BY_PURCHASES.contains(finding.kind())) {
                assertThat(finding.purchases()).as("%s", finding).isNotEmpty();
            }
            for (Finding.Purchase purchase : finding.purchases()) {
                assertThat(race.buyers())
                        .as("%s", finding)
                        .anyMatch(buyer -> buyer.buyer().equals(purchase.buyer())
                                && buyer.purchases().size() >= purchase.number());
                if (!finding.buyers().isEmpty()) {
                    assertThat(finding.buyers()).as("%s", finding).contains(purchase.buyer());
                }
            }
        }
    }

    @Test
    void doubleBooking_namesItsSales_inTheOrderOfTheirReads() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10), sale(1, 32));
        race.buyer("B").buys(sale(1, 31));

        assertThat(of(FindingKind.DOUBLE_BOOKED, race))
                .containsExactly(new Finding.Purchase("B", 1), new Finding.Purchase("A", 2));
    }

    @Test
    void lostUpdate_namesTheFirstPurchasesThatReadAndWroteTheSame() {
        RaceDraft race = RaceDraft.under("none", 3);
        race.buyer("A").buys(sale(3, 10), sale(2, 20), sale(1, 30));
        race.buyer("B").buys(sale(2, 21), sale(1, 31));

        assertThat(of(FindingKind.LOST_UPDATE, race))
                .containsExactly(new Finding.Purchase("A", 2), new Finding.Purchase("B", 1));
    }

    @Test
    void overselling_namesTheFirstSaleTooMany() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 11));
        race.buyer("B").buys(sale(1, 10));

        assertThat(of(FindingKind.OVERSOLD, race)).containsExactly(new Finding.Purchase("A", 1));
    }

    @Test
    void overlap_namesTheHolder_andTheBuyerThatEntered() {
        RaceDraft race = RaceDraft.under("jvm-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 12));
        race.buyer("B").buys(guardedSale(1, 10, 11));

        assertThat(of(FindingKind.OVERLAP, race))
                .containsExactly(new Finding.Purchase("B", 1), new Finding.Purchase("A", 1));
    }
}
