package ticketrace.view.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A screen that is no terminal, and the lines that were printed on it. */
public final class Printed {

    private static final int WIDTH = 40;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen;

    public Printed() {
        this(WIDTH);
    }

    Printed(int width) {
        screen = Screen.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8), width);
    }

    public Screen screen() {
        return screen;
    }

    public List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
