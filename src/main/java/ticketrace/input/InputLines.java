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
 * Reads the lines of a text file, one after the other. A line ends with LF, or CR and LF. If a line is too long, the
 * reader returns only its beginning. Not thread-safe.
 */
public final class InputLines implements AutoCloseable {

    /**
     * The most characters of a line, 1 Mi: more than any line that Ticketrace writes, and little enough for any heap.
     */
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
     * @param mostBytes the most bytes that the file may have
     * @param decoder decodes the bytes, and decides what happens to bytes that are no text
     * @throws IOException as {@link InputFile#require}, or if the file cannot be opened; the message names the file
     */
    public static InputLines open(Path file, long mostBytes, CharsetDecoder decoder) throws IOException {
        InputFile.require(file, mostBytes);
        return new InputLines(file, new InputStreamReader(Files.newInputStream(file), decoder));
    }

    /**
     * The next line, without its line end; null after the last line.
     *
     * @throws CharacterCodingException if the bytes are no text, and the decoder reports that
     * @throws IOException if the file cannot be read; the message names the file
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
        } catch (CharacterCodingException | FileSystemException namesTheProblem) {
            throw namesTheProblem;
        } catch (IOException e) {
            throw InputFile.naming(file, e);
        }
        return filled > 0;
    }

    /** Whether {@link #next} returned the whole line; false if the line was too long. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether the line that {@link #next} returned has a line end; false if its writer was cut off. */
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
