package ticketrace.lesson;

import java.time.Duration;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.race.RaceResult;
import ticketrace.race.RaceSettings;

/** A small race whose holder is killed when it has written the count, and has not recorded the sale. */
final class KilledHolder {

    static final int TICKETS = 4;

    private static final int BUYERS = 3;
    private static final Duration THINK = Duration.ofMillis(20);

    /** Long enough to sell all tickets many times over; a race that stands still ends then. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private KilledHolder() {}

    static RaceSettings of(String store, String guard) {
        return new RaceSettings(BUYERS, TICKETS, store, guard, null, THINK, null, LIMIT, true, null);
    }

    /** How many sales the others made after the victim's last sign of life. */
    static int soldAfter(RaceResult race) {
        long death = race.history().buyers().stream()
                .filter(buyer -> buyer.buyer().equals(race.killed()))
                .flatMap(buyer -> buyer.purchases().stream())
                .mapToLong(PurchaseRecord::latest)
                .max()
                .orElse(Long.MAX_VALUE);
        return (int) race.history().buyers().stream()
                .map(BuyerHistory::purchases)
                .flatMap(purchases -> purchases.stream())
                .filter(purchase -> purchase.isSold() && purchase.recorded() > death)
                .count();
    }
}
