package ticketrace.view.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * Draws lines on a terminal, each time in the place of the last ones. JLine's {@link Display} finds what has changed,
 * and this class prints that in one piece. One thread.
 */
final class InPlaceDisplay {

    /** All of today's terminals understand this type, and JLine knows it without calling a program. */
    private static final String TYPE = "xterm";

    private final Screen screen;
    private final boolean fullScreen;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final Terminal terminal;
    private final Display display;

    /** A display of the whole terminal, or of lines below what was printed before. */
    InPlaceDisplay(Screen screen, boolean fullScreen) {
        this.screen = screen;
        this.fullScreen = fullScreen;
        try {
            this.terminal = new DumbTerminal(TYPE, TYPE, InputStream.nullInputStream(), frame, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.display = new Display(terminal, fullScreen);
        display.setScrollOptimization(fullScreen);
    }

    /** Draws these lines in place of the last ones, on a terminal of this size. */
    void draw(List<? extends CharSequence> lines, int columns, int rows) {
        if (columns != display.getColumns() || rows != display.getRows()) {
            display.resize(Size.of(columns, rows));
            display.clear();
        }
        List<AttributedString> ended = new ArrayList<>();
        for (CharSequence line : lines) { // otherwise JLine expects that the line continues in the next row
            ended.add(new AttributedStringBuilder().append(line).append('\n').toAttributedString());
        }
        if (fullScreen) {
            terminal.puts(Capability.cursor_home);
            display.update(ended, 0);
        } else {
            ended.add(AttributedString.EMPTY);
            update(ended, lines.size() * (columns + 1));
        }
        flush();
    }

    /** Erases the lines. The next printed text takes their place, and the next drawing begins below that text. */
    void erase() {
        update(new ArrayList<>(), 0);
        display.reset();
        flush();
    }

    /** Draws, and erases what the terminal itself shows at the cursor for a pressed key, such as {@code ^C}. */
    private void update(List<AttributedString> lines, int cursor) {
        terminal.puts(Capability.carriage_return);
        display.update(lines, cursor);
        terminal.puts(Capability.clr_eos);
    }

    /** Moves the cursor below the last row of lines that fill the terminal. */
    void goBelow() {
        terminal.puts(Capability.cursor_address, Math.max(0, display.getRows() - 1), 0);
        terminal.writer().print('\n');
    }

    /** Sends the terminal a control sequence. */
    void perform(Capability... capabilities) {
        for (Capability capability : capabilities) {
            terminal.puts(capability);
        }
        flush();
    }

    private void flush() {
        terminal.flush();
        screen.out().print(frame.toString(StandardCharsets.UTF_8));
        screen.out().flush();
        frame.reset();
    }
}
