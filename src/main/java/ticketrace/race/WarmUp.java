package ticketrace.race;

/** How much each buyer buys on its scratch store before the race. */
final class WarmUp {

    /** Enough for a JVM to have compiled the purchase. */
    private static final int MOST = 20_000;

    /** All buyers together: they share the cores while they warm up. */
    private static final int MOST_TOGETHER = 160_000;

    /** Enough to have loaded every class that a purchase needs. */
    private static final int LEAST = 50;

    private WarmUp() {}

    /** The same for every guard, so that guards can be compared; no more than the buyer has to do in the race itself. */
    static int purchases(RaceSettings settings) {
        int shareOfTheRace = settings.expectedSales() / settings.buyers();
        int shareOfTheCores = MOST_TOGETHER / settings.buyers();
        return Math.max(LEAST, Math.min(MOST, Math.min(shareOfTheRace, shareOfTheCores)));
    }
}
