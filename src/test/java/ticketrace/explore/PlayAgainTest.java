package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlayAgainTest {

    @Test
    void sameTurns_leadToTheSameState() throws IOException {
        ScriptedBuyers buyers = ScriptedBuyers.locked(2, 2);
        Play first = buyers.play("A A B !A +A");

        Play again = Play.again(buyers, first.turnResults().subList(0, 4));

        assertThat(again.schedule()).hasToString("A A B !A");
        assertThat(again.turnResults()).isEqualTo(first.turnResults().subList(0, 4));
        assertThat(again.buyerStates().get(0)).isEqualTo(BuyerState.killed());
        again.take(Turn.respawn(0));
        assertThat(again.buyerStates()).isEqualTo(first.buyerStates());
    }

    @Test
    void noTurns_leadToTheStart() throws IOException {
        ScriptedBuyers buyers = ScriptedBuyers.unguarded(2, 2);
        Play first = buyers.play("A B");
        assertThat(Play.again(buyers, first.turnResults().subList(0, 0)).buyerStates())
                .isEqualTo(buyers.play("").buyerStates());
    }

    @Test
    void turnWithAnotherResult_isReported() {
        Play first = ScriptedBuyers.unguarded(2, 2).play("A B");
        assertThatExceptionOfType(SteppingFailedException.class)
                .isThrownBy(() -> Play.again(ScriptedBuyers.unguarded(2, 1), first.turnResults()))
                .withMessageContaining("had another result the second time: after 'A' buyer A");
    }
}
