package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text as lines: broken between words, or two pieces beside each other. */
final class TextLayout {

    private TextLayout() {}

    /** The text in lines of at most this width; a longer word has a line of its own. Never empty. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Whether both have room beside each other. */
    static boolean fitBeside(List<String> left, List<String> right, int width, String gap) {
        return longest(left) + gap.length() + longest(right) <= width;
    }

    /** Both beside each other. */
    static List<String> beside(List<String> left, List<String> right, String gap) {
        int column = longest(left);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String first = i < left.size() ? left.get(i) : "";
            String second = i < right.size() ? right.get(i) : "";
            lines.add((first + " ".repeat(column - first.length()) + gap + second).stripTrailing());
        }
        return lines;
    }

    private static int longest(List<String> lines) {
        return lines.stream().mapToInt(String::length).max().orElse(0);
    }
}
