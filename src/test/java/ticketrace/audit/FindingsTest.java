package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {

    private static final int MANY = 120;

    /** A sells all seats in order and B in the wrong order at the same time; the list of sales is empty. */
    private static Judgement everythingWrong() {
        RaceDraft race = RaceDraft.under("jvm-lock", MANY);
        for (int i = 0; i < MANY; i++) {
            long at = 1_000 + 10L * i;
            race.buyer("A").buys(guardedSale(MANY - i, at - 1, at));
            race.buyer("B").buys(guardedSale(i + 1, at - 1, at + 1));
        }
        return race.list(List::clear).judged();
    }

    /** Each buyer that asks later is served earlier. */
    private static Judgement everyBuyerOvertaken() {
        RaceDraft race = RaceDraft.under("fair-lock", MANY).forbidding("OVERTAKEN");
        for (int i = 0; i < MANY; i++) {
            race.buyer("buyer-" + i).buys(guardedSale(MANY - i, 1_000L - i, 2_000 + 10L * i));
        }
        return race.judged();
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingKind.class,
            names = {"DOUBLE_BOOKED", "OUT_OF_ORDER", "STORE_MISMATCH", "OVERLAP", "OVERTAKEN"})
    void ofEachKind_theFirstFindingsAreReported_andTheRestAreCounted(FindingKind kind) {
        Judgement judged = kind == FindingKind.OVERTAKEN ? everyBuyerOvertaken() : everythingWrong();
        List<Finding> findings = Found.of(kind, judged);

        assertThat(findings).hasSize(Findings.MAX_OF_A_KIND + 1);
        assertThat(findings.subList(0, Findings.MAX_OF_A_KIND))
                .noneMatch(finding -> finding.says().startsWith("..."));
        Finding rest = findings.get(Findings.MAX_OF_A_KIND);
        assertThat(rest.says()).matches("\\.\\.\\. and [1-9][0-9]* more of these\\.");
        assertThat(rest.effect()).isEqualTo(findings.get(0).effect());
    }

    @Test
    void omittedFindings_areCountedExactly() {
        Judgement judged = everythingWrong();

        assertThat(judged.doubleBooked()).isEqualTo(MANY);
        assertThat(Found.sayings(FindingKind.DOUBLE_BOOKED, judged)).endsWith("... and 100 more of these.");
    }

    @Test
    void findingsUpToTheLimit_areAllReported() {
        RaceDraft race = RaceDraft.under("none", Findings.MAX_OF_A_KIND);
        for (int i = 0; i < Findings.MAX_OF_A_KIND; i++) {
            race.buyer("A").buys(sale(Findings.MAX_OF_A_KIND - i, 10L + 10L * i));
            race.buyer("B").buys(sale(Findings.MAX_OF_A_KIND - i, 11L + 10L * i));
        }

        assertThat(Found.of(FindingKind.DOUBLE_BOOKED, race.judged())).hasSize(Findings.MAX_OF_A_KIND);
    }

    @Test
    void findings_areInTheOrderOfTheirKinds() {
        assertThat(everythingWrong().findings())
                .isSortedAccordingTo((one, other) -> one.kind().compareTo(other.kind()));
    }
}
