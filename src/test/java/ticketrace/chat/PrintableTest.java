package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void controlCharacters_areLeftOut_andTabsBecomeSpaces() {
        assertThat(Printable.of("\u001b[2Ja\u0000b\u0007\u007f\u009bc\td\r")).isEqualTo("[2Jabc d");
    }

    @Test
    void whatEndsALineOrTurnsWriting_isLeftOut() {
        assertThat(Printable.of("a\u2028b\u2029c\u202ed\u2066e\u2069")).isEqualTo("abcde");
    }

    @Test
    void everyScript_stays() {
        assertThat(Printable.of("grüße 世界 שלום 🎟👩‍👧")).isEqualTo("grüße 世界 שלום 🎟👩‍👧");
    }
}
