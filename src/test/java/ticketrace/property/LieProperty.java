package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ticketrace.audit.BuyerDraft;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.audit.Verdict;
import ticketrace.history.PurchaseRecord;

/** The audit faults every sound history about which one lie is told. */
class LieProperty {

    private static final int TRIES = 400;

    /** A purchase, and where it stands in its buyer's history. */
    private record Place(BuyerDraft buyer, int index) {

        PurchaseDraft draft() {
            return buyer.purchases().get(index);
        }

        PurchaseRecord record() {
            return draft().record(index + 1);
        }
    }

    /** Sound and guarded, with two buyers at least that sold something, and one that sold twice. */
    @Provide
    Arbitrary<RaceDraft> soundRaces() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.integers().between(5, 15),
                        Arbitraries.randomValue(Random::nextLong))
                .as((buyers, tickets, seed) ->
                        HonestRace.interleaved(HonestRace.Guard.FREED_BY_DEATH, buyers, tickets, new Random(seed)))
                .filter(race -> sales(race).size() > race.buyers().size()
                        && sales(race).stream().map(Place::buyer).distinct().count() > 1);
    }

    private static List<Place> places(RaceDraft race) {
        List<Place> places = new ArrayList<>();
        for (BuyerDraft buyer : race.buyers()) {
            for (int i = 0; i < buyer.purchases().size(); i++) {
                places.add(new Place(buyer, i));
            }
        }
        return places;
    }

    /** All sales, the highest seat first. */
    private static List<Place> sales(RaceDraft race) {
        return places(race).stream()
                .filter(place -> place.record().isSold())
                .sorted(Comparator.comparingInt((Place place) -> place.record().value())
                        .reversed())
                .toList();
    }

    private static <T> T any(List<T> choices, int die) {
        return choices.get(Math.floorMod(die, choices.size()));
    }

    private static void assertFaulted(RaceDraft race, FindingKind kind) {
        Judgement judged = race.judged();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.kinds(judged)).contains(kind);
    }

    @Property(tries = TRIES)
    void seatSoldTwice_isDoubleBooked(@ForAll("soundRaces") RaceDraft race, @ForAll int one, @ForAll int step) {
        List<Place> sales = sales(race);
        int index = Math.floorMod(one, sales.size());
        int other = (index + 1 + Math.floorMod(step, sales.size() - 1)) % sales.size();

        sales.get(index).draft().seat(sales.get(other).record().value());

        assertFaulted(race, FindingKind.DOUBLE_BOOKED);
    }

    @Property(tries = TRIES)
    void saleDroppedFromTheList_isAMismatch(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        race.list(list -> list.remove(Math.floorMod(die, list.size())));

        assertFaulted(race, FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void saleDroppedFromAHistory_isAMismatch(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        Place dropped = any(sales(race), die);

        dropped.buyer().purchases().remove(dropped.index());

        assertFaulted(race, FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void saleDroppedFromBoth_isAMismatchAllTheSame(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        Place dropped = any(sales(race), die);

        dropped.buyer().purchases().remove(dropped.index());

        assertFaulted(race.listAsWrittenDown(), FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void countChanged_isAMismatch(@ForAll("soundRaces") RaceDraft race, @ForAll boolean up) {
        int truth = race.history().end().remaining();

        assertFaulted(race.remaining(up || truth == 0 ? truth + 1 : truth - 1), FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void countRaised_isALostUpdateToo(@ForAll("soundRaces") RaceDraft race) {
        assertFaulted(race.remaining(race.history().end().remaining() + 1), FindingKind.LOST_UPDATE);
    }

    @Property(tries = TRIES)
    void sectionsPushedTogether_overlap(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        List<Place> sales = sales(race);
        List<Integer> changes = new ArrayList<>();
        for (int i = 1; i < sales.size(); i++) {
            if (sales.get(i).buyer() != sales.get(i - 1).buyer()) {
                changes.add(i);
            }
        }
        int second = any(changes, die);
        PurchaseRecord first = sales.get(second - 1).record();

        sales.get(second).draft().acquiredEarlier(first.recorded() - 1);

        assertFaulted(race, FindingKind.OVERLAP);
    }

    @Property(tries = TRIES)
    void soldOutToldTooEarly_isOutOfOrder(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        race.buyer("hasty").buys(PurchaseDraft.soldOut(1 + Math.floorMod(die, 50)));

        assertFaulted(race, FindingKind.OUT_OF_ORDER);
    }

    @Property(tries = TRIES)
    void orderOfTwoSalesTurnedRound_isOutOfOrder(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        List<Place> sales = sales(race);
        List<List<Place>> pairs = new ArrayList<>();
        for (Place before : sales) {
            for (Place after : sales) {
                if (before.record().returned() < after.record().call()) {
                    pairs.add(List.of(before, after));
                }
            }
        }
        List<Place> pair = any(pairs, die);
        int first = pair.get(0).record().value();
        int second = pair.get(1).record().value();

        pair.get(0).draft().seat(second);
        pair.get(1).draft().seat(first);

        assertFaulted(race.listAsWrittenDown(), FindingKind.OUT_OF_ORDER);
    }
}
