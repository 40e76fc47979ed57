package ticketrace.view.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import ticketrace.input.Printable;
import ticketrace.launch.ProgressLimit;

/**
 * An output stream: whether it is a terminal, how wide it is, and whether it gets colour.
 *
 * <p>It gets colour only if it is a terminal and {@code NO_COLOR} is not set (no-color.org). A stream without colour
 * loads no class of JLine.
 */
public final class Screen {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    /** How long stty(1) may make no progress. */
    private static final Duration STTY_LIMIT = Duration.ofSeconds(2);

    private static final Pattern BETWEEN_LAYOUT = Pattern.compile("[^\\n\\t]+");

    private final PrintStream out;
    private final boolean terminal;
    private final boolean colour;
    private final int width;
    private final int height;

    private Screen(PrintStream out, boolean terminal, boolean colour, int width, int height) {
        this.out = out;
        this.terminal = terminal;
        this.colour = colour;
        this.width = width;
        this.height = height;
    }

    /** The standard output. */
    public static Screen standardOutput() {
        return of(System.out, StandardStream.OUTPUT, System.getenv());
    }

    /** The standard error: for words to people if the standard output is for a program. */
    public static Screen standardError() {
        return of(System.err, StandardStream.ERROR, System.getenv());
    }

    private static Screen of(PrintStream out, StandardStream stream, Map<String, String> environment) {
        if (!stream.isTerminal()) {
            return plain(out, USUAL_WIDTH);
        }
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colour = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        int[] size = size();
        return new Screen(out, !dumb, colour, size[1], size[0]);
    }

    /** A screen that is no terminal, for instance a file or a pipe. */
    public static Screen plain(PrintStream out, int width) {
        return new Screen(out, false, false, width, USUAL_HEIGHT);
    }

    /** A terminal of that size, for drawing. */
    public static Screen terminal(PrintStream out, boolean colour, int width, int height) {
        return new Screen(out, true, colour, width, height);
    }

    /** Whether the standard output is a pipe, which its reader may close when it has read enough. */
    public static boolean outputIsPipe() {
        return StandardStream.OUTPUT.isPipe();
    }

    /** Whether the standard input is a keyboard. */
    public static boolean inputIsTerminal() {
        return StandardStream.INPUT.isTerminal();
    }

    /** Rows and columns of the terminal. */
    private static int[] size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (ProgressLimit.on(STTY_LIMIT, stty.pid()).await(nanos -> stty.waitFor(nanos, TimeUnit.NANOSECONDS))) {
                String[] words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .trim()
                        .split(" ", -1);
                int[] size = {Integer.parseInt(words[0]), Integer.parseInt(words[1])};
                return size[0] > 0 && size[1] > 0 ? size : new int[] {USUAL_HEIGHT, USUAL_WIDTH};
            }
            stty.destroy();
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
            // then it has the usual size
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new int[] {USUAL_HEIGHT, USUAL_WIDTH};
    }

    public PrintStream out() {
        return out;
    }

    /** Prints these pieces as a line. It spells out characters that control a terminal. */
    public void line(CharSequence... pieces) {
        out.println(shown(joined(pieces)));
    }

    /** Goes back to the beginning of the line, where the terminal may show {@code ^C}. */
    public void overPressedKeys() {
        if (terminal) {
            out.print('\r');
        }
    }

    /** Prints these pieces without an end of line. */
    void print(CharSequence... pieces) {
        out.print(shown(joined(pieces)));
        out.flush();
    }

    /**
     * Prints a head and a sentence behind it. On a terminal the sentence is broken between words, and its other lines are
     * indented by the width of the head. Elsewhere it stays one line, which other programs can search.
     */
    void sentence(CharSequence head, CharSequence... pieces) {
        CharSequence sentence = joined(pieces);
        if (!terminal) {
            line(head, sentence);
            return;
        }
        int headWidth = TextLayout.columns(head);
        CharSequence before = head;
        for (CharSequence line : TextLayout.wrapped(sentence, width - headWidth)) {
            line(before, line);
            before = " ".repeat(headWidth);
        }
    }

    /** Whether lines can be drawn again in place. */
    public boolean isTerminal() {
        return terminal;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The text in a colour, if this screen gets colour. Print it on this screen, alone or with other pieces. */
    public CharSequence paint(Colour colour, String text) {
        return this.colour ? styled(colour, text) : text;
    }

    /** The text in a colour, or in the terminal's own colour if it is null; for drawing. */
    AttributedString styled(@Nullable Colour colour, String text) {
        return new AttributedString(
                fitToShow(text), this.colour && colour != null ? colour.style() : AttributedStyle.DEFAULT);
    }

    /** A piece of text, for drawing. */
    AttributedString styled(CharSequence piece) {
        return piece instanceof AttributedString styled ? styled : styled(null, piece.toString());
    }

    /** The pieces put together, each in its colour. */
    CharSequence joined(CharSequence... pieces) {
        if (!colour) {
            return String.join("", pieces);
        }
        AttributedStringBuilder all = new AttributedStringBuilder();
        for (CharSequence piece : pieces) {
            all.append(styled(piece));
        }
        return all.toAttributedString();
    }

    private String shown(CharSequence line) {
        return line instanceof String text ? fitToShow(text) : ((AttributedString) line).toAnsi();
    }

    /** The text without characters that control a terminal; tabs and line ends stay. */
    private static String fitToShow(String text) {
        if (Printable.spelledOut(text).equals(text)) {
            return text;
        }
        return BETWEEN_LAYOUT
                .matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(Printable.spelledOut(part.group())));
    }
}
