package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warm-up is long enough for the race, and no longer. */
class WarmUpTest {

    @ParameterizedTest
    @CsvSource({
        "2, 1000000, 0, 60000, 20000", // as much as the store asks for
        "100, 1000000, 0, 60000, 1600", // so many that they would be in each other's way
        "2, 1000, 0, 60000, 500", // the share of a small race
        "2, 3, 0, 60000, 10", // enough to load the classes
        "2, 1000000, 20, 60000, 3000", // no more can be bought in time
        "4, 50000, 3000, 300000, 100",
        "4, 50000, 60000, 1, 10"
    })
    void warmUp_isNoLongerThanTheRace(int buyers, int tickets, int thinkMillis, int timeoutMillis, int purchases) {
        RaceSettings settings = HeldRace.settings(
                "file-lock", buyers, tickets, Duration.ofMillis(thinkMillis), Duration.ofMillis(timeoutMillis));

        assertThat(WarmUp.purchases(settings)).isEqualTo(purchases);
    }
}
