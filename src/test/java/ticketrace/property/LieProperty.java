package ticketrace.property;

import static ticketrace.property.Place.any;
import static ticketrace.property.Place.sales;
import static ticketrace.property.SoundRaces.assertFaulted;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ticketrace.audit.FindingKind;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.PurchaseRecord;

/** The audit finds a fault in every sound history after one change that makes it false. */
class LieProperty {

    private static final int TRIES = 400;

    /** Sound races. At least two buyers sold something, and one sold twice. */
    @Provide
    Arbitrary<RaceDraft> soundRaces() {
        return SoundRaces.races(HonestGuard::isSound);
    }

    /** The same, under guards that admit one buyer at a time. */
    @Provide
    Arbitrary<RaceDraft> lockedRaces() {
        return SoundRaces.races(HonestGuard::excludes);
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
    void saleRemovedFromTheList_isAMismatch(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        race.list(list -> list.remove(Math.floorMod(die, list.size())));

        assertFaulted(race, FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void saleRemovedFromAHistory_isAMismatch(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        Place dropped = any(sales(race), die);

        dropped.buyer().purchases().remove(dropped.index());

        assertFaulted(race, FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void saleRemovedFromBoth_isStillAMismatch(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        Place dropped = any(sales(race), die);

        dropped.buyer().purchases().remove(dropped.index());

        assertFaulted(race.listAsWrittenDown(), FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void countLowered_isAMismatch(@ForAll("soundRaces") RaceDraft race) {
        int truth = race.history().end().remaining();

        assertFaulted(race.remaining(truth == 0 ? race.tickets() + 1 : truth - 1), FindingKind.STORE_MISMATCH);
    }

    /**
     * If buyers wrote one after the other, the last writer is known. Otherwise, only that the count fell too little is
     * known.
     */
    @Property(tries = TRIES)
    void countRaised_isAMismatch(@ForAll("lockedRaces") RaceDraft race) {
        assertFaulted(race.remaining(race.history().end().remaining() + 1), FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void countRaised_isALostUpdate(@ForAll("soundRaces") RaceDraft race) {
        assertFaulted(race.remaining(race.history().end().remaining() + 1), FindingKind.LOST_UPDATE);
    }

    @Property(tries = TRIES)
    void sectionsMovedIntoEachOther_overlap(@ForAll("lockedRaces") RaceDraft race, @ForAll int die) {
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
    void soldOutReportedTooEarly_isOutOfOrder(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
        race.buyer("hasty").buys(PurchaseDraft.soldOut(1 + Math.floorMod(die, 50)));

        assertFaulted(race, FindingKind.OUT_OF_ORDER);
    }

    @Property(tries = TRIES)
    void twoSalesInReversedOrder_areOutOfOrder(@ForAll("soundRaces") RaceDraft race, @ForAll int die) {
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
