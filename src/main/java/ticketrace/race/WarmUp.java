package ticketrace.race;

import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/**
 * How many purchases a buyer makes on its scratch store before the race, if there is time: see {@link WarmUpPurchases}.
 */
final class WarmUp {

    /**
     * The limit for all buyers together, as a multiple of one buyer's limit: they share the cores while they warm up.
     */
    static final int MOST_OF_ALL_BUYERS = 8;

    /** Enough purchases to load every class that a purchase needs. */
    static final int LEAST = 10;

    /**
     * After this many purchases in files or in mapped memory, the optimizing compiler has seen the code of a purchase
     * often enough. In a database it would need many more.
     */
    static final int PURCHASES_UNTIL_OPTIMIZED = 20_000;

    private WarmUp() {}

    /**
     * The number of purchases to warm up: the same for every guard, so that guards can be compared; no more than the
     * buyer makes in the race itself, but {@link #LEAST} at least.
     */
    static int purchases(RaceSettings settings) {
        int most = Stores.named(settings.store()).warmUpPurchases();
        int shareOfTheCores = MOST_OF_ALL_BUYERS * most / settings.buyers();
        return (int) Math.max(LEAST, Math.min(most, Math.min(shareOfTheRace(settings), shareOfTheCores)));
    }

    /** Whether the warm-up is so long that the optimizing compiler has compiled a purchase before the race begins. */
    static boolean isLongEnoughToOptimize(RaceSettings settings) {
        return purchases(settings) >= PURCHASES_UNTIL_OPTIMIZED;
    }

    /** Whether a buyer makes so many purchases that compiling during the race pays off, too. */
    static boolean isRaceLongEnoughToOptimize(RaceSettings settings) {
        return shareOfTheRace(settings) >= Stores.named(settings.store()).purchasesToOptimizeFor();
    }

    private static long shareOfTheRace(RaceSettings settings) {
        return Math.min(settings.expectedSales() / settings.buyers(), purchasesInTime(settings));
    }

    /** How many purchases fit into the time of the race, by the think time alone. */
    private static long purchasesInTime(RaceSettings settings) {
        long thinkNanos = settings.think().toNanos();
        return thinkNanos == 0 ? Long.MAX_VALUE : settings.timeout().toNanos() / thinkNanos;
    }
}
