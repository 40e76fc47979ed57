package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void placesThatAreFarApart_stayWhereTheyWantToBe() {
        assertThat(Spread.apart(new double[] {0, 100, 300}, List.of(20, 20, 20)))
                .containsExactly(0, 100, 300);
    }

    @Test
    void nodesWithTheSameBestPlace_areSideBySideAroundIt() {
        double[] apart = Spread.apart(new double[] {50, 50, 50}, List.of(20, 20, 20));

        assertThat(apart[1]).isEqualTo(50);
        assertThat(apart[1] - apart[0]).isGreaterThan(20).isEqualTo(apart[2] - apart[1]);
    }
}
