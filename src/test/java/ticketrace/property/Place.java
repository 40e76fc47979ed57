package ticketrace.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ticketrace.audit.BuyerDraft;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;

/** A purchase, and its index in its buyer's history. */
record Place(BuyerDraft buyer, int index) {

    PurchaseDraft draft() {
        return buyer.purchases().get(index);
    }

    PurchaseRecord record() {
        return draft().record(index + 1);
    }

    private static List<Place> all(RaceDraft race) {
        List<Place> places = new ArrayList<>();
        for (BuyerDraft buyer : race.buyers()) {
            for (int i = 0; i < buyer.purchases().size(); i++) {
                places.add(new Place(buyer, i));
            }
        }
        return places;
    }

    /** All sales, the highest seat first. */
    static List<Place> sales(RaceDraft race) {
        return all(race).stream()
                .filter(place -> place.record().isSold())
                .sorted(Comparator.comparingInt((Place place) -> place.record().value())
                        .reversed())
                .toList();
    }

    /** All purchases that came too late. */
    static List<Place> conflicts(RaceDraft race) {
        return all(race).stream()
                .filter(place -> place.record().outcome() == Outcome.CONFLICT)
                .toList();
    }

    static <T> T any(List<T> choices, int die) {
        return choices.get(Math.floorMod(die, choices.size()));
    }
}
