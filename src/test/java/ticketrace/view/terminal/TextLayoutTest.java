package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

    @Test
    void text_isBrokenBetweenWords() {
        assertThat(TextLayout.wrapped("one two three four", 9)).containsExactly("one two", "three", "four");
        assertThat(TextLayout.wrapped("exactly nine", 12)).containsExactly("exactly nine");
    }

    @Test
    void wordThatIsTooLong_hasALineOfItsOwn() {
        assertThat(TextLayout.wrapped("see data/runs/2026 there", 6)).containsExactly("see", "data/runs/2026", "there");
    }

    @Test
    void nothing_isOneEmptyLine() {
        assertThat(TextLayout.wrapped("", 9)).containsExactly("");
    }

    @Test
    void wideLetters_takeTwoColumns_andAccentsOnTopOfOthersNone() {
        assertThat(TextLayout.columns("Müller")).isEqualTo(6);
        assertThat(TextLayout.columns("切符")).isEqualTo(4);
        assertThat(TextLayout.columns("e\u0301")).isEqualTo(1);
        assertThat(TextLayout.wrapped("切符 切符 a", 9)).containsExactly("切符 切符", "a");
        assertThat(TextLayout.beside(List.of("切符", "abc"), List.of("1", "2"), " "))
                .containsExactly("切符 1", "abc  2");
    }

    @Test
    void colouredText_keepsItsColours_whereItIsBroken() {
        AttributedString text = new AttributedString("one two three", AttributedStyle.BOLD);
        assertThat(TextLayout.wrapped((CharSequence) text, 8))
                .containsExactly(text.subSequence(0, 7), text.subSequence(8, 13));
        assertThat(TextLayout.stripped(new AttributedString("a ", AttributedStyle.BOLD)))
                .isEqualTo(new AttributedString("a", AttributedStyle.BOLD));
    }

    @Test
    void piecesBesideEachOther_areColumns() {
        List<String> left = List.of("a", "long");
        List<String> right = List.of("1", "2", "3");
        assertThat(TextLayout.beside(left, right, " | ")).containsExactly("a    | 1", "long | 2", "     | 3");
        assertThat(TextLayout.fitBeside(left, right, 8, " | ")).isTrue();
        assertThat(TextLayout.fitBeside(left, right, 7, " | ")).isFalse();
    }
}
