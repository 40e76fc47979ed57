package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.store.Stores;

/** A warm-up is long enough for the race, and no longer. Each store says how many purchases are enough. */
class WarmUpTest {

    private static final int MAX_TICKETS = 9_999_999;
    private static final Duration LONG = Duration.ofMinutes(1);

    private static int purchases(String store, int buyers, int tickets, Duration think, Duration timeout) {
        return WarmUp.purchases(HeldRace.settings("file-lock", store, buyers, tickets, think, timeout));
    }

    private static int enoughFor(String store) {
        return Stores.named(store).warmUpPurchases();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void longRaceOfFewBuyers_hasTheFullWarmUpOfItsStore(String store) {
        assertThat(purchases(store, 2, MAX_TICKETS, Duration.ZERO, LONG)).isEqualTo(enoughFor(store));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void manyBuyers_warmUpTogetherNoLongerThanAFew(String store) {
        int most = WarmUp.MOST_OF_ALL_BUYERS * enoughFor(store);
        int before = Integer.MAX_VALUE;
        for (int buyers = 1; buyers <= 1000; buyers++) {
            int each = purchases(store, buyers, MAX_TICKETS, Duration.ZERO, LONG);

            assertThat(each).as("each of %d", buyers).isLessThanOrEqualTo(before);
            assertThat((long) each * buyers)
                    .as("all %d together", buyers)
                    .isLessThanOrEqualTo(Math.max(most, (long) WarmUp.LEAST * buyers));
            before = each;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void smallRace_hasNoMoreWarmUpPurchasesThanTickets(String store) {
        for (int share = enoughFor(store); share >= WarmUp.LEAST; share /= 2) {
            assertThat(purchases(store, 4, 4 * share, Duration.ZERO, LONG)).isEqualTo(share);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void buyersThatThink_warmUpWithNoMorePurchasesThanTheirRaceHas(String store) {
        for (int inTime = enoughFor(store); inTime >= WarmUp.LEAST; inTime /= 2) {
            Duration think = LONG.dividedBy(inTime);

            assertThat(purchases(store, 2, MAX_TICKETS, think, think.multipliedBy(inTime)))
                    .isEqualTo(inTime);
        }
    }

    @Test
    void shortestRace_hasEnoughWarmUpToLoadTheClasses() {
        assertThat(purchases("file", 1000, 1, Duration.ZERO, LONG)).isEqualTo(WarmUp.LEAST);
        assertThat(purchases("file", 2, MAX_TICKETS, LONG, Duration.ofMillis(1)))
                .isEqualTo(WarmUp.LEAST);
    }

    @Test
    void warmUp_isTheSameForEveryGuard() {
        for (String guard : new String[] {"none", "lock-file", "fair-lock", "robust-lock"}) {
            assertThat(WarmUp.purchases(HeldRace.settings(guard, "file", 3, MAX_TICKETS, Duration.ZERO, LONG)))
                    .as(guard)
                    .isEqualTo(purchases("file", 3, MAX_TICKETS, Duration.ZERO, LONG));
        }
    }
}
