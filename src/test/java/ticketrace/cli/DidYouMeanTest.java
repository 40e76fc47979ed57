package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {

    private static final List<String> NAMES =
            List.of("none", "jvm-lock", "lock-file", "file-lock", "fair-lock", "optimistic", "h2", "on", "off");

    @ParameterizedTest
    @CsvSource({
        "filelock, file-lock",
        "FILE_LOCK, file-lock",
        "fiel-lock, file-lock",
        "fir-lock, fair-lock",
        "optim, optimistic",
        "optimystic, optimistic",
        "h3, h2",
        "of, off",
        "nnoe, none"
    })
    void typingError_findsTheIntendedName(String typed, String meant) {
        assertThat(DidYouMean.nearest(typed, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "magic", "database", "opt-in", "lo", "'"})
    void unrelatedWord_findsNoName(String typed) {
        assertThat(DidYouMean.nearest(typed, NAMES)).isEmpty();
    }

    @Test
    void message_offersTheNearestName_andListsAll() {
        assertThat(DidYouMean.unknown("store", "stores", "h3", List.of("file", "h2")))
                .isEqualTo("unknown store 'h3'; did you mean h2? Stores are: file, h2");
        assertThat(DidYouMean.unknown("store", "stores", "sqlite", List.of("file", "h2")))
                .isEqualTo("unknown store 'sqlite'; stores are: file, h2");
        assertThat(DidYouMean.unknown("store", "stores", "x", List.of())).contains("'x'");
    }
}
