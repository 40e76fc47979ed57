package ticketrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTest {

    private final Printed printed = new Printed();

    @Test
    void whatIsNoTerminal_getsNoColour() {
        for (Ink ink : Ink.values()) {
            assertThat(printed.screen().paint(ink, "text")).isEqualTo("text");
        }
        assertThat(printed.screen().isTerminal()).isFalse();
    }

    @Test
    void sentenceLongerThanTheScreen_staysOneLine_whereOtherProgramsRead() {
        String sentence = "a sentence of many words ".repeat(9).strip();
        printed.screen().sentence("  HEAD  ", 8, sentence);
        assertThat(printed.lines()).containsExactly("  HEAD  " + sentence);
    }
}
