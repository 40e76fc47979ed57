package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class CanvasTest {

    private final Screen screen = new Printed().screen();

    private static List<String> lines(Canvas canvas) {
        return canvas.lines().stream().map(AttributedString::toString).toList();
    }

    @Test
    void partsOutside_areNotDrawn() {
        Canvas canvas = new Canvas(5, 2, screen);
        canvas.put(-1, 0, "above", null);
        canvas.put(2, 0, "below", null);
        canvas.put(0, 3, "right", Colour.BAD);
        canvas.put(1, 9, "far", null);
        assertThat(lines(canvas)).containsExactly("   ri", "");
    }

    @Test
    void laterText_coversEarlierText() {
        Canvas canvas = new Canvas(9, 2, screen);
        canvas.put(0, 0, "one two", null);
        canvas.put(0, 4, "2", Colour.HEADING);
        canvas.putAll(0, 6, List.of(Table.Cell.of("a"), Table.Cell.of("b")));
        assertThat(lines(canvas)).containsExactly("one 2wa", "      b");
    }

    @Test
    void wideLetter_takesTwoColumns_andIsNotCutInHalf() {
        Canvas canvas = new Canvas(6, 2, screen);
        canvas.put(0, 0, "切符", null);
        canvas.put(0, 4, "x", null);
        canvas.put(1, 3, "切符", null);
        assertThat(lines(canvas)).containsExactly("切符x", "   切");
    }

    @Test
    void nothing_isDrawnOnNoRoom() {
        assertThat(new Canvas(0, 0, screen).lines()).isEmpty();
        assertThat(lines(new Canvas(0, 1, screen))).containsExactly("");
    }
}
