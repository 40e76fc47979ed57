package ticketrace.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    private static final String SCRIPTS = "grüße 世界 שלום 🎟👩‍👧 \\n";

    @Test
    void controlCharacters_areRemoved_andTabsBecomeSpaces() {
        assertThat(Printable.of("\u001b[2Ja\u0000b\u0007\u007f\u009bc\td\r")).isEqualTo("[2Jabc d");
    }

    @Test
    void lineSeparatorsAndTextDirectionMarks_areRemoved() {
        assertThat(Printable.of("a\u2028b\u2029c\u202ed\u2066e\u2069")).isEqualTo("abcde");
    }

    @Test
    void controlCharacters_areSpelledOutAsEscapes() {
        assertThat(Printable.spelledOut("a\u001b[2J\u0000\n\r\tb\u009b"))
                .isEqualTo("a\\u001b[2J\\u0000\\n\\r\\tb\\u009b");
        assertThat(Printable.spelledOut("\u2028\u202e\u2066")).isEqualTo("\\u2028\\u202e\\u2066");
    }

    @Test
    void textInEveryScript_isKept() {
        assertThat(Printable.of(SCRIPTS)).isEqualTo(SCRIPTS);
        assertThat(Printable.spelledOut(SCRIPTS)).isEqualTo(SCRIPTS);
    }

    @Test
    void spelledOutText_isNotChangedAgain() {
        String once = Printable.spelledOut("a\u001bb\nc");

        assertThat(Printable.spelledOut(once)).isEqualTo(once);
    }
}
