package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of words and numbers: columns as wide as necessary, words at the left, numbers at the right. */
final class Table {

    /** A cell: its text and its colour. */
    record Cell(String text, @Nullable Colour colour) {

        static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    private final List<List<Cell>> rows = new ArrayList<>();
    private final String alignment;

    /** A table with a letter for each column: {@code l} to the left, {@code r} to the right. */
    Table(String alignment) {
        this.alignment = alignment;
    }

    void row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    void row(String... texts) {
        List<Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(Cell.of(text));
        }
        rows.add(cells);
    }

    void heading(String... texts) {
        List<Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(new Cell(text, Colour.HEADING));
        }
        rows.add(cells);
    }

    void print(Screen screen, String indent) {
        int[] widths = widths();
        for (List<Cell> row : rows) {
            CharSequence line = indent;
            for (int i = 0; i < row.size(); i++) {
                CharSequence cell = padded(screen, row.get(i), widths[i], alignment.charAt(i) == 'l');
                line = screen.joined(line, i == 0 ? "" : " ", cell);
            }
            screen.line(TextLayout.stripped(line));
        }
    }

    private static CharSequence padded(Screen screen, Cell cell, int width, boolean left) {
        String spaces = TextLayout.spaces(cell.text(), width);
        CharSequence text = cell.colour() == null ? cell.text() : screen.paint(cell.colour(), cell.text());
        return left ? screen.joined(text, spaces) : screen.joined(spaces, text);
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], TextLayout.columns(row.get(i).text()));
            }
        }
        return widths;
    }
}
