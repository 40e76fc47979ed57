package ticketrace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlayAgainTest {

    @Test
    void sameTurns_leadToTheSamePlace() throws IOException {
        SketchedBuyers buyers = SketchedBuyers.locked(2, 2);
        Play first = buyers.play("A A B !A +A");

        Play again = Play.again(buyers, first.happenings().subList(0, 4));

        assertThat(again.schedule()).hasToString("A A B !A");
        assertThat(again.happenings()).isEqualTo(first.happenings().subList(0, 4));
        assertThat(again.standings().get(0)).isEqualTo(Standing.killed());
        again.take(Turn.respawn(0));
        assertThat(again.standings()).isEqualTo(first.standings());
    }

    @Test
    void nothingTaken_isTheBeginning() throws IOException {
        SketchedBuyers buyers = SketchedBuyers.unguarded(2, 2);
        Play first = buyers.play("A B");
        assertThat(Play.again(buyers, first.happenings().subList(0, 0)).standings())
                .isEqualTo(buyers.play("").standings());
    }

    @Test
    void turnThatGoesOtherwise_isReported() {
        Play first = SketchedBuyers.unguarded(2, 2).play("A B");
        assertThatExceptionOfType(SteppingFailedException.class)
                .isThrownBy(() -> Play.again(SketchedBuyers.unguarded(2, 1), first.happenings()))
                .withMessageContaining("went otherwise the second time: after 'A' buyer A");
    }
}
