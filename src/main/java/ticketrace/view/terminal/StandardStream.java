package ticketrace.view.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.slf4j.LoggerFactory;

/**
 * A standard stream of this process, and what is at its other end: a terminal, a pipe, or something else. {@code
 * /dev/fd} shows files and pipes (on Linux and macOS); if it may be a terminal, JLine asks the system. {@code
 * System.console} would not do: it also needs a terminal as standard input. Sources: stat(2), test(1).
 */
enum StandardStream {
    INPUT(0, SystemStream.Input),
    OUTPUT(1, SystemStream.Output),
    ERROR(2, SystemStream.Error);

    /** JLine's provider that exists on every system and needs no native library. */
    private static final String PROVIDER = "exec";

    private static final int KIND = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int UNKNOWN = 0;

    private final SystemStream stream;
    private final Path file;

    StandardStream(int descriptor, SystemStream stream) {
        this.stream = stream;
        this.file = Path.of("/dev/fd", String.valueOf(descriptor));
    }

    boolean isTerminal() {
        return isTerminal(file, this::asked);
    }

    /** Whether a reader at the other end can close it. */
    boolean isPipe() {
        return isPipe(file);
    }

    /** Calls {@code asked} only if the kind of the file does not decide it. */
    static boolean isTerminal(Path file, BooleanSupplier asked) {
        int kind = kind(file);
        return (kind == CHARACTER_DEVICE || kind == UNKNOWN) && asked.getAsBoolean();
    }

    static boolean isPipe(Path file) {
        int kind = kind(file);
        return kind == FIFO || kind == SOCKET;
    }

    /** The kind of the file; {@link #UNKNOWN} if the system does not show it. */
    private static int kind(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:mode") & KIND;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noSuchView) {
            return UNKNOWN;
        }
    }

    private boolean asked() {
        try {
            return TerminalProvider.load(PROVIDER).isSystemStream(stream);
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(StandardStream.class).debug("whether {} is a terminal is not known", this, e);
            return false;
        }
    }
}
