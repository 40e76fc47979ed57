package ticketrace.lesson;

import java.time.Duration;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/**
 * A small race in which the launcher kills the holder of the lock after it wrote the count, before it recorded the
 * sale.
 */
final class KilledHolder {

    static final int TICKETS = 4;

    private static final int BUYERS = 3;
    private static final Duration THINK = Duration.ofMillis(20);

    /** The time limit of a race that goes on after the kill; it sells all tickets long before. */
    private static final Duration LONG = Duration.ofSeconds(60);

    /** The time limit of a race that stands still after the kill: long enough to sell all tickets many times. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private KilledHolder() {}

    static RaceSettings goingOn(String store, String guard, Classroom room) {
        return settings(store, guard, room.time(LONG));
    }

    static RaceSettings standingStill(String store, String guard, Classroom room) {
        return settings(store, guard, room.time(SHORT));
    }

    private static RaceSettings settings(String store, String guard, Duration limit) {
        return RaceSettings.of(
                        store, guard, Load.of(BUYERS, TICKETS).withThink(THINK).withTimeout(limit))
                .withKillHolder();
    }

    /** How many sales the other buyers made after the last stamp of the killed buyer. */
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
