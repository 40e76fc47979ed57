package ticketrace.input;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file, one after the other. A line ends with LF, or CR and LF. Of a line that is too long there is only
 * the beginning. One thread.
 */
public final class InputLines implements AutoCloseable {

    /** Longer than any line that was ever written here, and short enough for any memory. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final int BUFFER_CHARACTERS = 1 << 14;

    private final Path file;
    private final Reader text;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private int at;
    private int filled;
    private final StringBuilder line = new StringBuilder();
    private boolean whole = true;
    private boolean ended;

    private InputLines(Path file, Reader text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Opens a file.
     *
     * @param mostBytes how many bytes it may have
     * @param decoder says what is done with bytes that are no text
     * @throws IOException as {@link InputFile#require}; or if it cannot be opened; the message names it
     */
    public static InputLines open(Path file, long mostBytes, CharsetDecoder decoder) throws IOException {
        InputFile.require(file, mostBytes);
        return new InputLines(file, new InputStreamReader(Files.newInputStream(file), decoder));
    }

    /**
     * The next line, without its end; null behind the last.
     *
     * @throws CharacterCodingException if it is no text, and the decoder minds that
     * @throws IOException if it cannot be read; the message names the file
     */
    public @Nullable String next() throws IOException {
        line.setLength(0);
        whole = true;
        ended = false;
        if (at == filled && !fill()) {
            return null;
        }
        do {
            int from = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            append(from);
            if (at < filled) {
                ended = true;
                at++;
            }
        } while (!ended && fill());
        int last = line.length() - 1;
        if (ended && last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }

    private void append(int from) {
        int room = LONGEST_LINE - line.length();
        line.append(buffer, from, Math.min(room, at - from));
        whole &= at - from <= room;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = 0;
        try {
            filled = Math.max(0, text.read(buffer));
        } catch (CharacterCodingException | FileSystemException speaksForItself) {
            throw speaksForItself;
        } catch (IOException e) {
            throw InputFile.naming(file, e);
        }
        return filled > 0;
    }

    /** Whether all of the last line was told: it was not too long. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether the last line has an end: whoever wrote it could finish. */
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
