package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/** Which buyers get the optimizing compiler: buyers that it does not delay, or that gain more than its cost. */
class BuyerJvmTest {

    private static final int CORES = 2;
    private static final int MAX_TICKETS = RaceSettings.MAX_TICKETS;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static boolean isOptimized(String store, int buyers, int tickets, int thinkMillis) {
        String guard = store.equals("h2") ? "row-lock" : "file-lock";
        return BuyerJvm.isWorthOptimizing(
                HeldRace.settings(guard, store, buyers, tickets, Duration.ofMillis(thinkMillis), TIMEOUT), CORES);
    }

    /** Some stores ask for a shorter warm-up: with a database, most work is in the server. */
    private static boolean hasLongWarmUp(String store) {
        return Stores.named(store).warmUpPurchases() >= WarmUp.PURCHASES_UNTIL_OPTIMIZED;
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void buyersWithACoreEach_areOptimized_ifTheirWarmUpIsLongEnough(String store) {
        int enough = CORES * WarmUp.PURCHASES_UNTIL_OPTIMIZED;

        assertThat(isOptimized(store, CORES, enough, 0)).isEqualTo(hasLongWarmUp(store));
        assertThat(isOptimized(store, CORES, enough - CORES, 0))
                .as("optimized, though the race begins before the compiler has finished")
                .isFalse();
    }

    /** Each store says how long a race must be; for some stores no race is long enough. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void buyersWithoutACoreEach_areOptimized_inALongRace(String store) {
        int buyers = 4 * CORES;
        long enough = (long) buyers
                * Math.max(WarmUp.PURCHASES_UNTIL_OPTIMIZED, Stores.named(store).purchasesToOptimizeFor());
        boolean canBe = enough <= MAX_TICKETS && hasLongWarmUp(store);
        int tickets = (int) Math.min(enough, MAX_TICKETS);

        assertThat(isOptimized(store, buyers, tickets, 0)).isEqualTo(canBe);
        assertThat(isOptimized(store, buyers, tickets - buyers, 0)).isFalse();
        assertThat(isOptimized(store, buyers, tickets, (int) TIMEOUT.toMillis()))
                .as("optimized, though the buyers only think")
                .isFalse();
    }

    @Test
    void manyBuyersWithAShortWarmUp_areNotOptimized() {
        int together = WarmUp.MOST_OF_ALL_BUYERS * Stores.named("file").warmUpPurchases();

        assertThat(isOptimized("file", together / WarmUp.PURCHASES_UNTIL_OPTIMIZED + 1, MAX_TICKETS, 0))
                .isFalse();
    }
}
