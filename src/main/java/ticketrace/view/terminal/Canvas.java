package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rectangle of characters, each in an ink of its own. What is put outside of it is not seen. One thread. */
final class Canvas {

    private final int width;
    private final int height;
    private final char[][] characters;
    private final @Nullable Colour[][] colours;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.characters = new char[height][width];
        this.colours = new Colour[height][width];
        for (char[] row : characters) {
            Arrays.fill(row, ' ');
        }
    }

    /** Puts a text there, over what there was. */
    void put(int row, int column, String text, @Nullable Colour colour) {
        if (row < 0 || row >= height) {
            return;
        }
        for (int i = 0; i < text.length() && column + i < width; i++) {
            characters[row][column + i] = text.charAt(i);
            colours[row][column + i] = colour;
        }
    }

    /** Puts texts below one another. */
    void putAll(int row, int column, List<Table.Cell> texts) {
        for (int i = 0; i < texts.size(); i++) {
            put(row + i, column, texts.get(i).text(), texts.get(i).colour());
        }
    }

    /** Its rows, painted. */
    List<String> lines(Screen screen) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            lines.add(line(row, screen));
        }
        return lines;
    }

    private String line(int row, Screen screen) {
        int end = String.valueOf(characters[row]).stripTrailing().length();
        StringBuilder line = new StringBuilder();
        for (int from = 0, to; from < end; from = to) {
            Colour colour = colours[row][from];
            to = from + 1;
            while (to < end && colours[row][to] == colour) {
                to++;
            }
            String piece = String.valueOf(characters[row], from, to - from);
            line.append(colour == null ? piece : screen.paint(colour, piece));
        }
        return line.toString();
    }
}
