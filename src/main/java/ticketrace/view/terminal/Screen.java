package ticketrace.view.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ticketrace.input.Printable;
import ticketrace.launch.ProgressLimit;

/**
 * Where words go: a stream, and whether it is a terminal, how wide it is, and whether colour is wanted.
 *
 * <p>Colour only on a terminal, and not if {@code NO_COLOR} is set to anything (no-color.org).
 */
public final class Screen {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    /** How long stty(1) may stand still. */
    private static final Duration STTY_LIMIT = Duration.ofSeconds(2);

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

    /** The standard error: for people's words when the standard output is for a program. */
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

    /** A terminal of that size, on which can be drawn. */
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
            // then as usual
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new int[] {USUAL_HEIGHT, USUAL_WIDTH};
    }

    public PrintStream out() {
        return out;
    }

    /** Prints a line. Where a terminal would do something else than show a character, it is spelled out. */
    public void line(String text) {
        out.println(fitToShow(text));
    }

    public void line() {
        out.println();
    }

    /**
     * A head and a sentence behind it. On a terminal the sentence is broken between words, and what follows is indented
     * as far as the head is wide; elsewhere it stays one line, which other programs can search.
     *
     * @param head may be painted
     * @param headWidth the columns that the head takes
     */
    void sentence(String head, int headWidth, String sentence) {
        if (!terminal) {
            out.println(fitToShow(head + sentence));
            return;
        }
        String before = head;
        for (String line : TextLayout.wrapped(sentence, width - headWidth)) {
            out.println(fitToShow(before + line));
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

    /** The text in a colour, if colour is wanted. */
    public String paint(Colour colour, String text) {
        return this.colour ? colour.around(fitToShow(text)) : text;
    }

    /**
     * The text as a terminal shows it and does nothing else, whatever file its words are from: only tabs, ends of lines, and
     * our own colours if there are any, act on it.
     */
    private String fitToShow(String text) {
        if (Printable.spelledOut(text).equals(text)) {
            return text;
        }
        StringBuilder fit = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int ours = lengthOfOurs(text, at);
            int length = Math.max(1, ours);
            String part = text.substring(at, at + length);
            fit.append(ours > 0 ? part : Printable.spelledOut(part));
            at += length;
        }
        return fit.toString();
    }

    private int lengthOfOurs(String text, int at) {
        boolean layout = text.charAt(at) == '\n' || text.charAt(at) == '\t';
        return layout ? 1 : colour ? Colour.lengthAt(text, at) : 0;
    }
}
