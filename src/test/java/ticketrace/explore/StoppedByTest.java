package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for what stops an exploration: people read them, and other programs rely on them. */
class StoppedByTest {

    @ParameterizedTest
    @CsvSource({
        "TIME, the time limit",
        "STATES, the limit of 12 states",
        "SCHEDULES, the limit of 34 schedules",
        "USER, Ctrl-C"
    })
    void eachStop_hasItsWords(StoppedBy stoppedBy, String words) {
        Bounds bounds = Bounds.NONE.withMaxStates(12).withMaxSchedules(34);

        assertThat(stoppedBy.words(bounds)).isEqualTo(words);
    }
}
