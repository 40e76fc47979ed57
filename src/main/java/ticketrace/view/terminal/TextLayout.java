package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Lays out text in lines: measures it in columns, breaks it between words, or puts two texts side by side. */
final class TextLayout {

    /** From this character on (combining accents), a character may take two columns, or none. */
    private static final char FIRST_ODD = '\u0300';

    private TextLayout() {}

    /** How many columns a terminal needs for the text: two for a wide letter, none for an accent on top of another. */
    static int columns(CharSequence text) {
        boolean oneEach = text.chars().allMatch(character -> character < FIRST_ODD);
        return oneEach ? text.length() : new AttributedString(text).columnLength();
    }

    /** The text, and spaces up to this width. */
    static String padded(String text, int width) {
        return text + spaces(text, width);
    }

    /** The spaces that fill the text up to this width. */
    static String spaces(CharSequence text, int width) {
        return " ".repeat(Math.max(0, width - columns(text)));
    }

    /** The text without the spaces at its end; coloured text keeps its colours. */
    static CharSequence stripped(CharSequence text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.subSequence(0, end);
    }

    /** The text in lines of at most this width; a longer word has a line of its own. Never empty. */
    static List<String> wrapped(String text, int width) {
        return wrapped((CharSequence) text, width).stream()
                .map(CharSequence::toString)
                .toList();
    }

    /** The same; coloured text keeps its colours. */
    static List<CharSequence> wrapped(CharSequence text, int width) {
        List<CharSequence> lines = new ArrayList<>();
        int begin = 0;
        int end = 0;
        for (int from = 0, to; from <= text.length(); from = to + 1) {
            to = endOfWord(text, from);
            if (end > begin && columns(text.subSequence(begin, to)) > width) {
                lines.add(text.subSequence(begin, end));
                begin = from;
            }
            end = to;
        }
        lines.add(text.subSequence(begin, end));
        return lines;
    }

    private static int endOfWord(CharSequence text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) != ' ') {
            to++;
        }
        return to;
    }

    /** Whether both fit side by side into this width. */
    static boolean fitBeside(List<String> left, List<String> right, int width, String gap) {
        return widest(left) + gap.length() + widest(right) <= width;
    }

    /** The two texts side by side, with this gap between them. */
    static List<String> beside(List<String> left, List<String> right, String gap) {
        int column = widest(left);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String first = i < left.size() ? left.get(i) : "";
            String second = i < right.size() ? right.get(i) : "";
            lines.add((padded(first, column) + gap + second).stripTrailing());
        }
        return lines;
    }

    private static int widest(List<String> lines) {
        return lines.stream().mapToInt(TextLayout::columns).max().orElse(0);
    }
}
