package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;
import ticketrace.input.Printable;

/** A rectangle of coloured characters. It cuts off text outside of it. One thread. */
final class Canvas {

    private final Screen screen;
    private final int width;
    private final List<AttributedString> rows;

    Canvas(int width, int height, Screen screen) {
        this.screen = screen;
        this.width = width;
        this.rows = new ArrayList<>(Collections.nCopies(height, AttributedString.EMPTY));
    }

    /** Puts a text at this place, over the text that was there. */
    void put(int row, int column, String text, @Nullable Colour colour) {
        if (row < 0 || row >= rows.size()) {
            return;
        }
        AttributedString before = rows.get(row);
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(before.columnSubSequence(0, column));
        line.append(TextLayout.spaces(line, column));
        line.append(screen.styled(colour, Printable.spelledOut(text)));
        line.append(before.columnSubSequence(line.columnLength(), Integer.MAX_VALUE));
        rows.set(row, line.toAttributedString().columnSubSequence(0, width));
    }

    /** Puts texts below one another. */
    void putAll(int row, int column, List<Table.Cell> texts) {
        for (int i = 0; i < texts.size(); i++) {
            put(row + i, column, texts.get(i).text(), texts.get(i).colour());
        }
    }

    /** Its rows, without the spaces at their ends. */
    List<AttributedString> lines() {
        List<AttributedString> lines = new ArrayList<>();
        rows.forEach(row -> lines.add((AttributedString) TextLayout.stripped(row)));
        return lines;
    }
}
