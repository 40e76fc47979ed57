package ticketrace.property;

import static ticketrace.property.Place.any;
import static ticketrace.property.Place.conflicts;
import static ticketrace.property.SoundRaces.assertFaulted;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ticketrace.audit.FindingKind;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.store.Sale;

/** The audit finds a fault after a false change to a purchase that came too late. */
class ConflictLieProperty {

    private static final int TRIES = 400;

    /** Sound races in which a buyer had to try again. */
    @Provide
    Arbitrary<RaceDraft> racesWithConflicts() {
        return SoundRaces.races(HonestGuard::refuses)
                .filter(race -> !conflicts(race).isEmpty());
    }

    @Property(tries = TRIES)
    void conflictListedAsASale_isAMismatch(@ForAll("racesWithConflicts") RaceDraft race, @ForAll int die) {
        Place refused = any(conflicts(race), die);

        race.list(list ->
                list.add(new Sale(refused.record().value(), refused.buyer().name(), refused.index() + 1)));

        assertFaulted(race, FindingKind.STORE_MISMATCH);
    }

    @Property(tries = TRIES)
    void conflictRecordedAsASale_isASeatSoldTwice(@ForAll("racesWithConflicts") RaceDraft race, @ForAll int die) {
        Place refused = any(conflicts(race), die);
        PurchaseRecord record = refused.record();
        long end = record.refused();

        refused.draft().comparesAndSets(record.writing(), end).records(end).ends(Outcome.SOLD);

        assertFaulted(race.listAsWrittenDown(), FindingKind.DOUBLE_BOOKED);
    }
}
