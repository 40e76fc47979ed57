package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.Stores;

/** The optimizing compiler is for buyers that it does not hold up, or that earn back what it takes. */
class BuyerJvmTest {

    private static final int CORES = 2;
    private static final int MOST_TICKETS = 9_999_999;

    private static boolean isWorthIt(String store, int buyers, int tickets, int thinkMillis) {
        String guard = store.equals("h2") ? "row-lock" : "file-lock";
        return BuyerJvm.isWorthOptimizing(
                HeldRace.settings(
                        guard, store, buyers, tickets, Duration.ofMillis(thinkMillis), Duration.ofSeconds(60)),
                CORES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped"})
    void buyersWithACoreEach_haveIt_onceTheirWarmUpIsLongEnough(String store) {
        int enough = CORES * WarmUp.OPTIMIZED;

        assertThat(isWorthIt(store, CORES, enough, 0)).isTrue();
        assertThat(isWorthIt(store, CORES, enough - CORES, 0))
                .as("the race begins before it would be done")
                .isFalse();
    }

    @Test
    void buyersWithoutACoreEach_haveIt_inALongRace() {
        int buyers = 4 * CORES;
        int enough = buyers * Stores.named("file").purchasesToOptimizeFor();

        assertThat(isWorthIt("file", buyers, enough, 0)).isTrue();
        assertThat(isWorthIt("file", buyers, enough - buyers, 0)).isFalse();
        assertThat(isWorthIt("file", buyers, enough, 1))
                .as("most of it is thinking")
                .isFalse();
    }

    @Test
    void buyersSoManyThatEachWarmsUpForAShortTime_doWithout() {
        assertThat(isWorthIt("file", WarmUp.MOST_TOGETHER + 1, MOST_TICKETS, 0)).isFalse();
    }

    @Test
    void raceThatIsNeverLongEnough_doesWithout() {
        assertThat(isWorthIt("mapped", 4 * CORES, MOST_TICKETS, 0)).isFalse();
    }

    @Test
    void buyersOfADatabase_doWithout_forItsServerHasMostToDo() {
        assertThat(isWorthIt("h2", CORES, MOST_TICKETS, 0)).isFalse();
    }
}
