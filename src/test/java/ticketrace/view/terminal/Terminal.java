package ticketrace.view.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal in memory: what somebody who sits before it sees. It knows what is drawn with here: line feeds, carriage
 * returns, colours, the cursor moved up, and lines cleared. Anything else fails the test.
 */
final class Terminal {

    private static final Pattern PIECE = Pattern.compile("\\n|\\r|\u001b\\[([0-9;]*)([A-Za-z])|[^\\n\\r\u001b]+");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int width;
    private final Screen screen;

    Terminal(int width, int height) {
        this.width = width;
        this.screen = Screen.terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, width, height);
    }

    Screen screen() {
        return screen;
    }

    /** All that was written to it. */
    String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The lines that are to be seen now, without colour; none behind the last that has anything on it. */
    List<String> seen() {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        int column = 0;
        Matcher pieces = PIECE.matcher(written());
        int end = 0;
        for (; pieces.find(); end = pieces.end()) {
            String piece = pieces.group();
            if (pieces.start() != end) {
                throw new AssertionError("not understood at " + end + " of " + written());
            }
            if (piece.equals("\n")) {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (piece.equals("\r")) {
                column = 0;
            } else if (pieces.group(2) == null) {
                column = put(lines.get(row), column, piece);
            } else {
                row = control(pieces.group(2), pieces.group(1), lines, row, column);
            }
        }
        List<String> seen = new ArrayList<>(
                lines.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!seen.isEmpty() && seen.get(seen.size() - 1).isEmpty()) {
            seen.remove(seen.size() - 1);
        }
        return seen;
    }

    private int put(StringBuilder line, int column, String text) {
        if (column + text.length() >= width) {
            throw new AssertionError("a terminal of " + width + " columns would break this line: " + text);
        }
        while (line.length() < column + text.length()) {
            line.append(' ');
        }
        line.replace(column, column + text.length(), text);
        return column + text.length();
    }

    private static int control(String what, String number, List<StringBuilder> lines, int row, int column) {
        switch (what) {
            case "m" -> {
                return row;
            }
            case "A" -> {
                return row - Integer.parseInt(number);
            }
            case "K", "J" -> {
                lines.get(row).setLength(Math.min(lines.get(row).length(), column));
                if (what.equals("J")) {
                    lines.subList(row + 1, lines.size()).clear();
                }
                return row;
            }
            default -> throw new AssertionError("a terminal is not asked for ESC [" + number + what + " here");
        }
    }
}
