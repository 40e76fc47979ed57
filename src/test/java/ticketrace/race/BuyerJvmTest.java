package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.run.RaceSettings;
import ticketrace.store.Stores;

/** The optimizing compiler is for buyers that it does not hold up, or that earn back what it takes. */
class BuyerJvmTest {

    private static final int CORES = 2;
    private static final int MOST_TICKETS = RaceSettings.MAX_TICKETS;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static boolean isWorthIt(String store, int buyers, int tickets, int thinkMillis) {
        String guard = store.equals("h2") ? "row-lock" : "file-lock";
        return BuyerJvm.isWorthOptimizing(
                HeldRace.settings(guard, store, buyers, tickets, Duration.ofMillis(thinkMillis), TIMEOUT), CORES);
    }

    /** A store may ask for less of a warm-up than that; a database does, for its server has most to do. */
    private static boolean warmsUpLongEnough(String store) {
        return Stores.named(store).warmUpPurchases() >= WarmUp.OPTIMIZED;
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void buyersWithACoreEach_haveIt_onceTheirWarmUpIsLongEnough(String store) {
        int enough = CORES * WarmUp.OPTIMIZED;

        assertThat(isWorthIt(store, CORES, enough, 0)).isEqualTo(warmsUpLongEnough(store));
        assertThat(isWorthIt(store, CORES, enough - CORES, 0))
                .as("the race begins before it would be done")
                .isFalse();
    }

    /** How long is long enough is the store's to say; for some, no race is. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void buyersWithoutACoreEach_haveIt_inALongRace(String store) {
        int buyers = 4 * CORES;
        long enough =
                (long) buyers * Math.max(WarmUp.OPTIMIZED, Stores.named(store).purchasesToOptimizeFor());
        boolean canBe = enough <= MOST_TICKETS && warmsUpLongEnough(store);
        int tickets = (int) Math.min(enough, MOST_TICKETS);

        assertThat(isWorthIt(store, buyers, tickets, 0)).isEqualTo(canBe);
        assertThat(isWorthIt(store, buyers, tickets - buyers, 0)).isFalse();
        assertThat(isWorthIt(store, buyers, tickets, (int) TIMEOUT.toMillis()))
                .as("all of it is thinking")
                .isFalse();
    }

    @Test
    void buyersSoManyThatEachWarmsUpForAShortTime_doWithout() {
        int together = WarmUp.MOST_TOGETHER * Stores.named("file").warmUpPurchases();

        assertThat(isWorthIt("file", together / WarmUp.OPTIMIZED + 1, MOST_TICKETS, 0))
                .isFalse();
    }
}
