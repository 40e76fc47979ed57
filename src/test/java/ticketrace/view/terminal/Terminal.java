package ticketrace.view.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.WCWidth;

/** A terminal in memory, and what a user of it sees. A line that reaches the last column fails the test. */
final class Terminal {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int width;
    private final int height;
    private final Screen screen;

    Terminal(int width, int height) {
        this.width = width;
        this.height = height;
        this.screen = Screen.terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, width, height);
    }

    Screen screen() {
        return screen;
    }

    /** All text that was written to the terminal. */
    String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The lines on the terminal and those scrolled off above, without colours and without empty lines at the end. */
    List<String> seen() {
        ScreenTerminal terminal = new ScreenTerminal(width, height);
        terminal.write(written().replace("\n", "\r\n"));
        List<long[]> rows = new ArrayList<>(terminal.getHistory());
        long[] cells = new long[width * height];
        terminal.dump(cells, null);
        for (int row = 0; row < height; row++) {
            rows.add(Arrays.copyOfRange(cells, row * width, (row + 1) * width));
        }
        List<String> seen = new ArrayList<>();
        rows.forEach(row -> seen.add(line(row)));
        while (!seen.isEmpty() && seen.get(seen.size() - 1).isEmpty()) {
            seen.remove(seen.size() - 1);
        }
        return seen;
    }

    private String line(long[] row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < width; column++) {
            int codePoint = ScreenTerminal.cellCodePoint(row[column]);
            line.appendCodePoint(codePoint);
            column += Math.max(0, WCWidth.wcwidth(codePoint) - 1); // skips the second column of a wide letter
        }
        if (ScreenTerminal.cellCodePoint(row[width - 1]) > ' ') {
            throw new AssertionError("a terminal of " + width + " columns would break this line: " + line);
        }
        return line.toString().stripTrailing();
    }
}
