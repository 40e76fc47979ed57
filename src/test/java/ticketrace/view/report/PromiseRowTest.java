package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.run.RaceResult;

class PromiseRowTest {

    static List<Path> histories() {
        return Judged.historiesOfKnownGuards();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyAnomaly_hasARow(Path history) {
        assertThat(PromiseRow.all(Judged.of(history)))
                .extracting(PromiseRow::anomaly)
                .containsExactly(Anomaly.values());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void somethingForbiddenIsSeen_exactlyIfTheGuardBrokeItsPromise(Path history) {
        RaceResult result = Judged.of(history);
        boolean broken = PromiseRow.all(result).stream().anyMatch(PromiseRowTest::isBroken);
        boolean violates = result.judgement().findings().stream()
                .anyMatch(finding -> finding.effect().name().equals("VIOLATES"));

        assertThat(broken).isEqualTo(violates && !result.judgement().asPromised());
    }

    private static boolean isBroken(PromiseRow row) {
        return row.expectation() == Expectation.FORBIDDEN && row.seen() != null && row.seen() > 0;
    }
}
