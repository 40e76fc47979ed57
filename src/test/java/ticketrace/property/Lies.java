package ticketrace.property;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import ticketrace.audit.BuyerDraft;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.PurchaseRecord;
import ticketrace.store.Sale;

/** Makes one false change to a race's evidence. The change may be provably false, or as plausible as the truth. */
final class Lies {

    private static final int TIME_OF_A_RACE_NANOS = 40;

    private Lies() {}

    static void tellOne(HonestGuard guard, RaceDraft race, Random random) {
        List<BuyerDraft> buyers = race.buyers();
        BuyerDraft buyer = buyers.get(random.nextInt(buyers.size()));
        int left = race.history().end().remaining();
        Sale sale = new Sale(1 + random.nextInt(race.tickets()), buyer.name(), 1);
        switch (random.nextInt(8)) {
            case 0 -> race.remaining(left == 0 || random.nextBoolean() ? left + 1 : left - 1);
            case 1 -> race.list(oneLess(random));
            case 2 -> race.list(list -> list.add(sale));
            case 3 -> buyer.dies();
            case 4, 5 -> tellOfTheDead(guard, race, random);
            default -> readOtherwise(buyer, random);
        }
    }

    /** Adds a read of a random count at a random time, and a dead buyer that may have taken a ticket. */
    private static void tellOfTheDead(HonestGuard guard, RaceDraft race, Random random) {
        int seen = random.nextInt(race.tickets() + 1);
        int seat = 1 + random.nextInt(race.tickets());
        long read = anyTime(random);
        long taken = anyTime(random);
        race.buyer("saw").dies().buys(new PurchaseDraft().reads(read, read + 1, seen));
        PurchaseDraft mayHave = guard.isAtomic()
                ? new PurchaseDraft().takes(taken, 0, PurchaseRecord.NOTHING)
                : new PurchaseDraft().reads(taken, taken + 1, seat);
        if (guard.isOptimistic()) {
            mayHave.comparesAndSets(taken + 2, 0);
        } else if (!guard.isAtomic()) {
            mayHave.writes(taken + 2, 0);
        }
        race.buyer("took").dies().buys(mayHave);
    }

    private static long anyTime(Random random) {
        return (long) HonestRace.START_NANOS + random.nextInt(TIME_OF_A_RACE_NANOS);
    }

    private static Consumer<List<Sale>> oneLess(Random random) {
        int die = random.nextInt(Integer.MAX_VALUE);
        return list -> {
            if (!list.isEmpty()) {
                list.remove(die % list.size());
            }
        };
    }

    private static void readOtherwise(BuyerDraft buyer, Random random) {
        if (buyer.purchases().isEmpty()) {
            return;
        }
        int index = random.nextInt(buyer.purchases().size());
        PurchaseDraft purchase = buyer.purchases().get(index);
        int count = purchase.record(1).value();
        if (count != PurchaseRecord.NOTHING) {
            purchase.seat(count == 0 || random.nextBoolean() ? count + 1 : count - 1);
        }
    }
}
