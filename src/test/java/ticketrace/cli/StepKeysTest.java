package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.cli.StepKeys.Kind;
import ticketrace.cli.StepKeys.Order;
import ticketrace.explore.Play;
import ticketrace.explore.ScriptedBuyers;
import ticketrace.explore.Turn;

class StepKeysTest {

    private static final ScriptedBuyers BUYERS = ScriptedBuyers.unguarded(3, 1);
    private static final String ALL_ENDED = "A A A B C";

    private final StepKeys keys = new StepKeys(false);
    private final Play play = BUYERS.play("");

    private Order read(int key) {
        return keys.read(key, play, false);
    }

    @ParameterizedTest
    @CsvSource({"1, A", "3, C", "8, H", "a, A", "B, B"})
    void digitOrLetter_isAStepOfThatBuyer_evenIfItCannotStep(char key, String turn) {
        assertThat(read(key).kind()).isEqualTo(Kind.TAKE);
        assertThat(read(key).turn()).hasToString(turn);
    }

    @Test
    void kill_asksForABuyer_andTheNextKeyNamesIt() {
        assertThat(read('k')).isEqualTo(Order.say("kill which? 1-3"));
        assertThat(read('2').turn()).hasToString("!B");
        assertThat(read('2').turn()).as("asked once only").hasToString("B");
    }

    @ParameterizedTest
    @ValueSource(chars = {'+', 'r'})
    void startAgain_offersOnlyKilledBuyers(char key) {
        assertThat(read(key)).isEqualTo(Order.say("No buyer was killed."));
        Play afterKills = BUYERS.play("!A !C");
        assertThat(keys.read(key, afterKills, false)).isEqualTo(Order.say("start which again? 1, 3"));
        assertThat(keys.read('3', afterKills, false).turn()).hasToString("+C");
    }

    @ParameterizedTest
    @ValueSource(chars = {'t', 'T'})
    void time_passesWhereItMatters(char key) {
        assertThat(new StepKeys(true).read(key, play, false).turn()).isEqualTo(Turn.TIME);
        assertThat(read(key)).isEqualTo(Order.say("Time changes nothing here: this guard uses no clock."));
        read('k');
        assertThat(read(key)).isEqualTo(Order.say("No buyer is killed."));
    }

    @Test
    void kill_withoutALivingBuyer_saysSo() {
        assertThat(keys.read('k', BUYERS.play("!A !B !C"), false)).isEqualTo(Order.say("No living buyer is left."));
    }

    @ParameterizedTest
    @ValueSource(ints = {Keyboard.ESCAPE, 'q', 'u', 'k', '9', '0', '?', Keyboard.ENTER})
    void anyOtherKeyAfterKill_doesNothing(int key) {
        read('k');
        assertThat(read(key)).isEqualTo(Order.say("No buyer is killed."));
    }

    @ParameterizedTest
    @ValueSource(ints = {Keyboard.CTRL_D, Keyboard.END})
    void endOfInput_leaves_evenWhenAKillWasAsked(int key) {
        read('k');
        assertThat(read(key).kind()).isEqualTo(Kind.LEAVE);
    }

    @ParameterizedTest
    @CsvSource({"q, LEAVE", "Q, LEAVE", "u, UNDO", "?, EXPLAIN"})
    void letters_areOrders_smallOrCapital(char key, Kind kind) {
        assertThat(read(key)).isEqualTo(Order.of(kind));
    }

    @Test
    void enter_leavesOnlyWhenAllIsOver_orCannotGoOn() {
        assertThat(read(Keyboard.ENTER).kind()).isEqualTo(Kind.SAY);
        assertThat(keys.read(Keyboard.ENTER, BUYERS.play(ALL_ENDED), false).kind())
                .isEqualTo(Kind.LEAVE);
        assertThat(keys.read(Keyboard.ENTER, play, true).kind()).isEqualTo(Kind.LEAVE);
    }

    @Test
    void unknownKey_isNamed_ifItIsPrintable() {
        assertThat(read('x')).isEqualTo(Order.say("There is no key 'x'."));
        assertThat(read('X')).isEqualTo(Order.say("There is no key 'X'."));
        assertThat(read('9')).isEqualTo(Order.say("There is no key '9'."));
        assertThat(read(Keyboard.ESCAPE)).isEqualTo(Order.say(""));
        assertThat(read(26)).isEqualTo(Order.say(""));
    }
}
