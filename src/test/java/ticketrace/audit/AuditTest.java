package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import org.junit.jupiter.api.Test;

class AuditTest {

    private static RaceDraft killed(String guard) {
        RaceDraft race = RaceDraft.under(guard, 2);
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10, 20).reads(20, 21, 2).writes(22, 23));
        race.buyer("B").buys(guardedSale(1, 11, 30));
        return race;
    }

    @Test
    void soundRace_isValidAndAsPromised() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 20));
        race.buyer("B").buys(guardedSale(1, 11, 30));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.contended()).isTrue();
    }

    @Test
    void overselling_isAsPromised_ifTheGuardPromisesNothing() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B").buys(sale(1, 11));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isTrue();
    }

    @Test
    void alteredEvidence_breaksThePromiseOfEveryGuard() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));

        assertThat(race.remaining(0).judged().asPromised()).isFalse();
    }

    @Test
    void unknownVerdictFromARequestedKill_isAsPromised() {
        assertThat(killed("file-lock").judged().asPromised()).isFalse();
        assertThat(killed("file-lock").killed("A").judged().asPromised()).isTrue();
    }

    @Test
    void requestedKillThatHitNobody_explainsNoDeath() {
        assertThat(killed("file-lock").killAsked().judged().asPromised()).isFalse();
    }

    @Test
    void secondDeadBuyer_isNotAsPromised() {
        RaceDraft race = killed("file-lock").killed("A");
        race.buyer("C").dies();

        assertThat(race.judged().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(race.judged().asPromised()).isFalse();
    }

    @Test
    void kills_explainOnlyTheDeathsOfTheKilledBuyers() {
        RaceDraft race = killed("file-lock");
        race.buyer("C").dies();
        race.buyer("D").dies();

        assertThat(race.killed("A", "C", "D").judged().asPromised()).isTrue();
        assertThat(race.killed("A", "C").judged().asPromised()).isFalse();
    }

    @Test
    void killOfABuyerThatClosedItsHistory_explainsNoOtherDeath() {
        RaceDraft race = killed("file-lock").killed("B");

        assertThat(race.judged().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(race.judged().asPromised()).isFalse();
    }

    @Test
    void skewedClock_isNotAsPromised() {
        RaceDraft race = killed("file-lock").killed("A");
        race.buyer("B").skewed(1_000_000);

        assertThat(race.judged().asPromised()).isFalse();
    }

    @Test
    void violation_outweighsAnUnknownFinding() {
        RaceDraft race = killed("file-lock").killed("A");
        race.buyer("C").buys(guardedSale(2, 12, 40));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.kinds(judged)).contains(FindingKind.BUYER_DIED);
    }

    @Test
    void raceWithoutBuyers_isStillJudged() {
        Judgement judged = RaceDraft.under("none", 2).judged();

        assertThat(judged.sold()).isZero();
        assertThat(judged.fairness()).isNull();
        assertThat(judged.ticketsPerSecond()).isZero();
    }

    @Test
    void unknownGuard_isRefusedUnlessItSaysWhatItForbids() {
        RaceDraft race = RaceDraft.under("no-such-guard", 2);

        assertThatThrownBy(race::judged)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-guard");
        assertThat(race.forbidding("OVERSOLD").judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void raceOnAnUnknownStore_isJudged_ifItsGuardNeedsNothingOfTheStore() {
        assertThat(RaceDraft.under("file-lock", 2).on("abacus").judged().verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void transactionsOfAnUnknownStore_areRefusedUnlessItSaysWhatTheyForbid() {
        RaceDraft race = RaceDraft.under("transaction", 2).on("abacus");

        assertThatThrownBy(race::judged)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown store 'abacus'; stores are: file, mapped, h2");
        assertThat(race.forbidding("OVERSOLD").judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void unknownAnomaly_isRefusedByName() {
        assertThatThrownBy(RaceDraft.under("none", 2).forbidding("OVERSELLING")::judged)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown anomaly 'OVERSELLING'")
                .hasMessageContaining("OVERSOLD, DOUBLE_BOOKED");
    }

    @Test
    void sameEvidence_alwaysGetsTheSameJudgement() {
        RaceDraft race = killed("file-lock");

        assertThat(race.judged()).isEqualTo(race.judged());
    }
}
