package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.Scratch;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.RaceHistory;
import ticketrace.store.Isolation;

/**
 * The catalogue's promise for each isolation level is what H2 does in the orders of steps that can lose an update. A
 * refused buyer tries again and finds no ticket; a buyer that is not refused sells a seat a second time.
 */
class IsolationPromiseTest {

    /** Both read before either writes, and A has committed before B writes. */
    private static final String LOSING = "A A B B A A A B";
    /** The same, but B writes before A has committed its write. */
    private static final String LOSING_IN_WAITING = "A A B B A B~ A A";
    /** A reads, B buys all three tickets, and only then A writes. */
    private static final String STALE = "A A B B B B B B B B B B B B B B B A";

    private static final String SALE_OF_B = " B B";
    private static final String SOLD_OUT_FOR_B = " B B B";
    private static final String SALE_OF_A_AND_ONE_MORE_OF_B = " A A B B B B B";
    private static final String SOLD_OUT_FOR_A = " A A A";

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private RaceHistory play(Isolation level, int tickets, String schedule) throws Exception {
        return TwoBuyersOnH2.at(level, tickets, folder).play(schedule);
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void everyExpectedAnomaly_isSeen_andNoForbiddenOne(Isolation level) throws Exception {
        boolean refused = level.compareTo(Isolation.REPEATABLE_READ) >= 0;
        Set<Anomaly> seen = EnumSet.noneOf(Anomaly.class);

        seen.addAll(anomalies(play(level, 1, LOSING + (refused ? SOLD_OUT_FOR_B : SALE_OF_B))));
        seen.addAll(anomalies(play(level, 1, LOSING_IN_WAITING + (refused ? SOLD_OUT_FOR_B : SALE_OF_B))));
        seen.addAll(anomalies(play(level, 3, STALE + (refused ? SOLD_OUT_FOR_A : SALE_OF_A_AND_ONE_MORE_OF_B))));

        Promise promise = Guards.promise("transaction", "h2", level);
        for (Anomaly anomaly : Anomaly.values()) {
            Expectation expectation = promise.expectation(anomaly);
            if (expectation != Expectation.POSSIBLE) {
                assertThat(seen.contains(anomaly))
                        .as("%s at %s, which is %s", anomaly, level.label(), expectation)
                        .isEqualTo(expectation == Expectation.EXPECTED);
            }
        }
    }

    private static Set<Anomaly> anomalies(RaceHistory race) {
        Set<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);
        for (Finding finding : Audit.judge(race).findings()) {
            finding.kind().anomaly().ifPresent(anomalies::add);
        }
        return anomalies;
    }
}
