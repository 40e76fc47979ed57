package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasTest {

    private final Screen screen = new Printed().screen();

    @Test
    void whatIsOutside_isNotSeen() {
        Canvas canvas = new Canvas(5, 2);
        canvas.put(-1, 0, "above", null);
        canvas.put(2, 0, "below", null);
        canvas.put(0, 3, "right", Colour.BAD);
        canvas.put(1, 9, "far", null);
        assertThat(canvas.lines(screen)).containsExactly("   ri", "");
    }

    @Test
    void whatComesLater_liesAbove() {
        Canvas canvas = new Canvas(9, 2);
        canvas.put(0, 0, "one two", null);
        canvas.put(0, 4, "2", Colour.HEADING);
        canvas.putAll(0, 6, List.of(Table.Cell.of("a"), Table.Cell.of("b")));
        assertThat(canvas.lines(screen)).containsExactly("one 2wa", "      b");
    }

    @Test
    void nothing_isDrawnOnNoRoom() {
        assertThat(new Canvas(0, 0).lines(screen)).isEmpty();
        assertThat(new Canvas(0, 1).lines(screen)).containsExactly("");
    }
}
