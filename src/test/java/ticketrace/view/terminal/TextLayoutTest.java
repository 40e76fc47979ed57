package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void piecesBesideEachOther_areColumns() {
        List<String> left = List.of("a", "long");
        List<String> right = List.of("1", "2", "3");
        assertThat(TextLayout.beside(left, right, " | ")).containsExactly("a    | 1", "long | 2", "     | 3");
        assertThat(TextLayout.fitBeside(left, right, 8, " | ")).isTrue();
        assertThat(TextLayout.fitBeside(left, right, 7, " | ")).isFalse();
    }
}
