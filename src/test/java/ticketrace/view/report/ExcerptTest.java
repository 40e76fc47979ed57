package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import org.junit.jupiter.api.Test;
import ticketrace.audit.Finding;
import ticketrace.audit.RaceDraft;
import ticketrace.history.BuyerHistory;
import ticketrace.run.RaceResult;

class ExcerptTest {

    private static final int SEATS = 50_000;
    private static final int SOLD_TWICE = SEATS / 2;

    /** A sells every seat, and B sells one of them again. */
    private static RaceResult largeRace() {
        RaceDraft race = RaceDraft.under("none", SEATS);
        for (int seat = SEATS; seat >= 1; seat--) {
            race.buyer("A").buys(sale(seat, 100L * (SEATS - seat) + 1));
            if (seat == SOLD_TWICE) {
                race.buyer("B").buys(sale(seat, 100L * (SEATS - seat) + 2));
            }
        }
        return Judged.of(race);
    }

    private static long count(RaceResult race, Excerpt excerpt) {
        return race.history().buyers().stream()
                .mapToLong(buyer -> buyer.purchases().stream()
                        .filter(purchase -> excerpt.has(buyer, purchase))
                        .count())
                .sum();
    }

    @Test
    void raceThatIsNotTooLarge_isShownWhole() {
        RaceResult race = largeRace();
        Excerpt excerpt = new Excerpt(race.history(), race.judgement().findings());

        assertThat(excerpt.isWhole()).isTrue();
        assertThat(count(race, excerpt)).isEqualTo(SEATS + 1);
    }

    @Test
    void ofARaceThatIsTooLarge_whatTheFindingsAreAbout_andSomeAroundIt_isShown() {
        RaceResult race = largeRace();
        Excerpt excerpt = new Excerpt(race.history(), race.judgement().findings(), 1000);

        assertThat(excerpt.isWhole()).isFalse();
        assertThat(count(race, excerpt)).isBetween(100L, 10_000L);
        assertThat(race.judgement().findings())
                .flatExtracting(Finding::purchases)
                .isNotEmpty();
        for (Finding finding : race.judgement().findings()) {
            for (Finding.Purchase shown : finding.purchases()) {
                BuyerHistory buyer = race.history().buyers().stream()
                        .filter(each -> each.buyer().equals(shown.buyer()))
                        .findFirst()
                        .orElseThrow();
                assertThat(excerpt.has(buyer, buyer.purchases().get(shown.number() - 1)))
                        .as("%s", shown)
                        .isTrue();
            }
        }
    }
}
