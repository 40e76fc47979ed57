package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The optimizing compiler is for buyers that it does not hold up, or that earn back what it takes. */
class BuyerJvmTest {

    private static final int CORES = 2;

    @ParameterizedTest
    @CsvSource({
        "file, 2, 40000, 0, true", // a core each, and warm by then
        "file, 2, 39999, 0, false", // the race begins before it would be done
        "mapped, 2, 40000, 0, true",
        "file, 8, 800000, 0, true", // no core each, but a long race
        "file, 8, 799999, 0, false",
        "file, 8, 800000, 1, false", // most of it is thinking
        "file, 9, 900000, 0, false", // so many that the warm-up of each is short
        "mapped, 8, 9999999, 0, false", // the longest race there is is over soon
        "h2, 2, 9999999, 0, false" // the server's compiler has most to do
    })
    void buyer_hasTheOptimizingCompiler_whereItPays(
            String store, int buyers, int tickets, int thinkMillis, boolean worthIt) {
        String guard = store.equals("h2") ? "row-lock" : "file-lock";
        RaceSettings settings = HeldRace.settings(
                guard, store, buyers, tickets, Duration.ofMillis(thinkMillis), Duration.ofSeconds(60));

        assertThat(BuyerJvm.isWorthOptimizing(settings, CORES)).isEqualTo(worthIt);
    }
}
