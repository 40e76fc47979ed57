package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/** Finds the purchases that clashed in a race, and the clash that is simplest to explain. */
class ClashTest {

    private final RaceDraft race = RaceDraft.under("none", 20);

    private Clash clash() {
        return Objects.requireNonNull(Clash.simplestOf(race.history()), "no clash");
    }

    private static List<String> buyers(Clash clash) {
        return clash.parties().stream().map(Clash.Party::buyer).toList();
    }

    /** A purchase that has read and written, and ends before RECORD. */
    private static PurchaseDraft unfinished(int seat, long from) {
        return new PurchaseDraft().reads(from, from + 1, seat).writes(from + 2, from + 3);
    }

    @Test
    void purchasesThatReadBeforeEitherWrote_clash_theFirstReaderFirst() {
        race.buyer("buyer-01").buys(sale(20, 11));
        race.buyer("buyer-02").buys(sale(20, 10));

        Clash clash = clash();

        assertThat(clash.seat()).isEqualTo(20);
        assertThat(buyers(clash)).containsExactly("buyer-02", "buyer-01");
        assertThat(clash.all()).isEqualTo(2);
        assertThat(clash.sold()).isEqualTo(2);
        assertThat(clash.soldOtherwise()).isZero();
    }

    @Test
    void refusedCommit_isNoClash() {
        for (Isolation level : Isolation.values()) {
            RaceDraft refused = RaceDraft.under("transaction", 20).at(level);
            refused.buyer("buyer-01").buys(guardedSale(20, 10, 11));
            refused.buyer("buyer-02").buys(guardedSale(20, 10, 12).ends(Outcome.CONFLICT), guardedSale(19, 30, 31));

            assertThat(Clash.simplestOf(refused.history())).as("at %s", level).isNull();
        }
    }

    @Test
    void purchases_oneAfterTheOther_doNotClash() {
        race.buyer("buyer-01").buys(sale(20, 10), sale(18, 30));
        race.buyer("buyer-02").buys(sale(19, 20));

        assertThat(Clash.simplestOf(race.history())).isNull();
    }

    @Test
    void readThatBeginsBeforeTheWriteEnds_clashes_andALaterOneDoesNot() {
        race.buyer("buyer-01").buys(sale(20, 10)); // its writing ends at 13
        race.buyer("buyer-02").buys(sale(20, 12));
        assertThat(buyers(clash())).containsExactly("buyer-01", "buyer-02");

        RaceDraft later = RaceDraft.under("none", 20);
        later.buyer("buyer-01").buys(sale(20, 10));
        later.buyer("buyer-02").buys(sale(20, 13));
        assertThat(Clash.simplestOf(later.history())).isNull();
    }

    @Test
    void laterSaleOfTheSameCount_isNoPartOfTheClash_butIsCounted() {
        race.buyer("buyer-01").buys(sale(20, 10));
        race.buyer("buyer-02").buys(sale(20, 11));
        race.buyer("buyer-03").buys(sale(20, 50));

        Clash clash = clash();

        assertThat(buyers(clash)).containsExactly("buyer-01", "buyer-02");
        assertThat(clash.sold()).isEqualTo(3);
        assertThat(clash.soldOtherwise()).isEqualTo(1);
    }

    @Test
    void clashesOverTheSameCountAtDifferentTimes_areDistinguished() {
        race.buyer("buyer-01").buys(sale(20, 10), sale(20, 50));
        race.buyer("buyer-02").buys(sale(20, 11), sale(20, 51));
        race.buyer("buyer-03").buys(sale(20, 12));

        Clash clash = clash();

        assertThat(buyers(clash))
                .as("buyers of the second clash, which are only two")
                .containsExactly("buyer-01", "buyer-02");
        assertThat(clash.parties()).allMatch(party -> party.purchase().number() == 2);
    }

    @Test
    void clashWithAllSalesOfItsSeat_isPreferredToASmallerOne() {
        race.buyer("buyer-01").buys(sale(20, 10), sale(19, 20));
        race.buyer("buyer-02").buys(sale(20, 11), sale(19, 21));
        race.buyer("buyer-03").buys(sale(20, 50), sale(19, 22));

        assertThat(clash().seat()).isEqualTo(19);
        assertThat(buyers(clash())).hasSize(3);
    }

    @Test
    void clashOfFewestBuyers_isChosen() {
        race.buyer("buyer-01").buys(sale(20, 10), sale(19, 20));
        race.buyer("buyer-02").buys(sale(20, 11), sale(19, 21));
        race.buyer("buyer-03").buys(sale(20, 12));

        assertThat(clash().seat()).isEqualTo(19);
    }

    @Test
    void ofEqualClashes_theFirstIsChosen_whichHasTheHighestSeat() {
        race.buyer("buyer-01").buys(sale(20, 10), sale(19, 20));
        race.buyer("buyer-02").buys(sale(20, 11), sale(19, 21));

        assertThat(clash().seat()).isEqualTo(20);
    }

    @Test
    void buyerThatDiedBeforeItsSale_clashes_ifItHadWritten() {
        race.buyer("buyer-01").dies().buys(unfinished(20, 10));
        race.buyer("buyer-02").buys(sale(20, 11));

        Clash clash = clash();

        assertThat(buyers(clash)).containsExactly("buyer-01", "buyer-02");
        assertThat(clash.sales()).isEqualTo(1);
        assertThat(clash.deaths()).isEqualTo(1);
    }

    @Test
    void buyerThatDiedBeforeItWrote_doesNotClash() {
        race.buyer("buyer-01").dies().buys(new PurchaseDraft().reads(10, 11, 20));
        race.buyer("buyer-02").buys(sale(20, 11));

        assertThat(Clash.simplestOf(race.history())).isNull();
    }

    @Test
    void seatSoldTwice_isPreferredToALostUpdate() {
        race.buyer("buyer-01").dies().buys(unfinished(20, 10));
        race.buyer("buyer-02").buys(sale(20, 11), sale(19, 20));
        race.buyer("buyer-03").buys(sale(19, 21));

        assertThat(clash().seat()).isEqualTo(19);
        assertThat(clash().sales()).isEqualTo(2);
    }

    @Test
    void transactionThatTheDatabaseHasUndone_doesNotClash() {
        RaceDraft database = RaceDraft.under("transaction", 20).at(Isolation.READ_COMMITTED);
        database.buyer("buyer-01").dies().buys(unfinished(20, 10));
        database.buyer("buyer-02").buys(guardedSale(20, 11, 12));

        assertThat(Clash.simplestOf(database.history())).isNull();
    }

    @Test
    void clashOfTooManyBuyersToStep_isReducedToTheFirst() {
        for (int buyer = 1; buyer <= Schedule.MAX_BUYERS + 2; buyer++) {
            race.buyer("buyer-" + buyer)
                    .buys(new PurchaseDraft()
                            .reads(buyer, 20, 20)
                            .writes(30, 40)
                            .records(50));
        }

        Clash clash = clash();

        assertThat(buyers(clash))
                .hasSize(Schedule.MAX_BUYERS)
                .startsWith("buyer-1")
                .doesNotContain("buyer-9");
        assertThat(clash.all()).isEqualTo(Schedule.MAX_BUYERS + 2);
    }

    @Test
    void clashOfTwo_hasTwoBuyersThatSold() {
        race.buyer("buyer-01").dies().buys(unfinished(20, 10));
        race.buyer("buyer-02").buys(sale(20, 11));
        race.buyer("buyer-03").buys(sale(20, 12));

        assertThat(buyers(clash().ofTwo())).containsExactly("buyer-02", "buyer-03");
    }

    @Test
    void raceOfOnlyTheClash_beginsAtItsSeat_underTheSameGuard() {
        race.buyer("buyer-01").buys(sale(7, 10));
        race.buyer("buyer-02").buys(sale(7, 11));
        RaceSettings raced = RaceSettings.of(
                        "h2",
                        "transaction",
                        Load.of(5, 20).withThink(Duration.ofMillis(2)).withTimeout(Duration.ofSeconds(60)))
                .withIsolation(Isolation.READ_COMMITTED);

        assertThat(clash().alone(raced))
                .isEqualTo(RaceSettings.of(
                                "h2", "transaction", Load.of(2, 7).withQuota(1).withTimeout(Duration.ZERO))
                        .withIsolation(Isolation.READ_COMMITTED));
    }

    @Test
    void anotherRace_hasTheSameClash_onlyIfTheSeatWasTakenAndSoldAsOften() {
        race.buyer("buyer-01").buys(sale(20, 10));
        race.buyer("buyer-02").buys(sale(20, 11));
        Clash clash = clash();

        RaceDraft same = RaceDraft.under("none", 20);
        same.buyer("buyer-01").buys(sale(20, 10));
        same.buyer("buyer-02").buys(sale(20, 30));
        RaceDraft sound = RaceDraft.under("none", 20);
        sound.buyer("buyer-01").buys(sale(20, 10));
        sound.buyer("buyer-02").buys(sale(19, 30));
        RaceDraft dead = RaceDraft.under("none", 20);
        dead.buyer("buyer-01").dies().buys(unfinished(20, 10));
        dead.buyer("buyer-02").buys(sale(20, 30));

        assertThat(clash.isIn(same.history())).isTrue();
        assertThat(clash.isIn(sound.history())).isFalse();
        assertThat(clash.isIn(dead.history())).isFalse();
    }
}
