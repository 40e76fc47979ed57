package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.guard.Anomaly;
import ticketrace.run.RaceResult;

class PromiseDataTest {

    static List<Path> histories() {
        return Judged.historiesOfKnownGuards();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyAnomaly_hasARow(Path history) {
        assertThat(PromiseData.of(Judged.of(history)))
                .extracting(row -> row.get("anomaly"))
                .containsExactlyElementsOf(
                        Arrays.stream(Anomaly.values()).map(Anomaly::name).toList());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void somethingForbiddenIsSeen_exactlyIfTheGuardBrokeItsPromise(Path history) {
        RaceResult result = Judged.of(history);
        boolean broken = PromiseData.of(result).stream().anyMatch(PromiseDataTest::isBroken);
        boolean violates = result.judgement().findings().stream()
                .anyMatch(finding -> finding.effect().name().equals("VIOLATES"));

        assertThat(broken).isEqualTo(violates && !result.judgement().asPromised());
    }

    private static boolean isBroken(Map<String, Object> row) {
        return row.get("grade").equals("FORBIDDEN") && row.get("seen") instanceof Integer seen && seen > 0;
    }
}
