package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTest {

    private final Printed printed = new Printed();

    @Test
    void screenThatIsNoTerminal_getsNoColour() {
        for (Colour colour : Colour.values()) {
            assertThat(printed.screen().paint(colour, "text")).isEqualTo("text");
        }
        assertThat(printed.screen().isTerminal()).isFalse();
    }

    @Test
    void sentenceLongerThanTheScreen_staysOneLine_whereOtherProgramsRead() {
        String sentence = "a sentence of many words ".repeat(9).strip();
        printed.screen().sentence("  HEAD  ", sentence);
        assertThat(printed.lines()).containsExactly("  HEAD  " + sentence);
    }

    /** Text from a file, such as a buyer's name, may have control sequences that clear or colour the screen. */
    @Test
    void whatATerminalWouldActOn_isSpelledOut() {
        printed.screen().line("a\u001b[2Jb\u001b[1;31mc");
        printed.screen().sentence("\u0007 ", "d\u202ee");

        assertThat(printed.lines()).containsExactly("a\\u001b[2Jb\\u001b[1;31mc", "\\u0007 d\\u202ee");
    }

    @Test
    void ourOwnColours_stayOnATerminal() {
        Terminal terminal = new Terminal(80, 24);
        CharSequence good = terminal.screen().paint(Colour.GOOD, "good\u001b[2J");
        CharSequence alarm = terminal.screen().paint(Colour.ALARM, "alarm");

        terminal.screen().line(good, ", \u001b[31m", alarm);

        assertThat(terminal.written())
                .isEqualTo("\u001b[32;1mgood\\u001b[2J\u001b[0m, \\u001b[31m\u001b[37;41;1malarm\u001b[0m\n");
    }
}
