package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment variable that makes all limits longer or shorter. */
class PatienceTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "1.5, 1.5", "' 2 ', 2", "0.1, 0.1", "1000, 1000"})
    void numberInTheEnvironment_isTheFactor(String value, double factor) {
        assertThat(Patience.factorOf(value)).isEqualTo(factor);
        assertThat(Patience.problem(value)).isNull();
    }

    @Test
    void unsetVariable_changesNoLimit() {
        assertThat(Patience.factorOf(null)).isEqualTo(1);
        assertThat(Patience.problem(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "0", "-1", "1001", "NaN", "Infinity", "5s"})
    void badValue_isReported_andChangesNoLimit(String value) {
        assertThat(Patience.factorOf(value)).isEqualTo(1);
        assertThat(Patience.problem(value))
                .isEqualTo("TICKETRACE_PATIENCE: '" + value + "' is no number from 0.1 to 1000");
    }

    @Test
    void limit_isMultipliedByTheFactor() {
        assertThat(Patience.stretched(Duration.ofSeconds(10), 2.5)).isEqualTo(Duration.ofSeconds(25));
    }
}
