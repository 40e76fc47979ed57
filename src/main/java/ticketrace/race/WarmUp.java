package ticketrace.race;

import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/** How much each buyer buys on its scratch store before the race, if it comes to that in time: see {@link WarmUpPurchases}. */
final class WarmUp {

    /** All buyers together, in what one of them needs at most: they share the cores while they warm up. */
    static final int MOST_TOGETHER = 8;

    /** Enough to have loaded every class that a purchase needs. */
    static final int LEAST = 10;

    /** By then it has seen a purchase of files or of mapped memory often enough; of a database, it would need many more. */
    static final int OPTIMIZED = 20_000;

    private WarmUp() {}

    /** The same for every guard, so that guards can be compared; no more than the buyer has to do in the race itself. */
    static int purchases(RaceSettings settings) {
        int most = Stores.named(settings.store()).warmUpPurchases();
        int shareOfTheCores = MOST_TOGETHER * most / settings.buyers();
        return (int) Math.max(LEAST, Math.min(most, Math.min(shareOfTheRace(settings), shareOfTheCores)));
    }

    /** Whether it is long enough for the optimizing compiler to be done with a purchase when the race begins. */
    static boolean isLongEnoughToOptimize(RaceSettings settings) {
        return purchases(settings) >= OPTIMIZED;
    }

    /** Whether a buyer has so much to buy that even what is compiled in the race is earned back. */
    static boolean isShortBesideTheRace(RaceSettings settings) {
        return shareOfTheRace(settings) >= Stores.named(settings.store()).purchasesToOptimizeFor();
    }

    private static long shareOfTheRace(RaceSettings settings) {
        return Math.min(settings.expectedSales() / settings.buyers(), purchasesInTime(settings));
    }

    /** How many times a buyer can think before the race is over. */
    private static long purchasesInTime(RaceSettings settings) {
        long thinkNanos = settings.think().toNanos();
        return thinkNanos == 0 ? Long.MAX_VALUE : settings.timeout().toNanos() / thinkNanos;
    }
}
