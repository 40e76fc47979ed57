package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of words and numbers: columns as wide as they need, words to the left, numbers to the right. */
final class Table {

    /** A cell: what it says, and in which ink. */
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
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(i == 0 ? "" : " ")
                        .append(padded(screen, row.get(i), widths[i], alignment.charAt(i) == 'l'));
            }
            screen.line(line.toString().stripTrailing());
        }
    }

    private static String padded(Screen screen, Cell cell, int width, boolean left) {
        String space = " ".repeat(width - cell.text().length());
        String text = cell.colour() == null ? cell.text() : screen.paint(cell.colour(), cell.text());
        return left ? text + space : space + text;
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        return widths;
    }
}
