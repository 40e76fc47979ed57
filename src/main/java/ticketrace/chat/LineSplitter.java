package ticketrace.chat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines of bytes, whatever pieces the bytes come in. A line ends with LF or CR LF and is UTF-8. If a line grows
 * too long, the splitter reports that once and forgets the rest of the line, so that no sender can make it take more
 * memory.
 *
 * <p>Not thread-safe.
 */
final class LineSplitter {

    private final int mostBytes;
    private final byte[] line;
    private int length;
    private boolean skipping;

    /**
     * A splitter of lines up to this size.
     *
     * @param mostBytes the largest size of a line, without its end
     */
    LineSplitter(int mostBytes) {
        this.mostBytes = mostBytes;
        this.line = new byte[mostBytes + 1]; // the last byte is for a CR only
    }

    /** The lines that end in this piece. */
    List<ClientLine> feed(byte[] piece) {
        List<ClientLine> lines = new ArrayList<>();
        for (byte next : piece) {
            if (next == '\n') {
                addLine(lines);
            } else if (!skipping) {
                add(next, lines);
            }
        }
        return lines;
    }

    /** The last line, which has no end, if there is one. No more bytes will come. */
    List<ClientLine> end() {
        List<ClientLine> lines = new ArrayList<>();
        if (length > 0) {
            addLine(lines);
        }
        return lines;
    }

    private void add(byte next, List<ClientLine> lines) {
        if (length > mostBytes || (length == mostBytes && next != '\r')) {
            skipping = true;
            lines.add(ClientLine.TOO_LONG);
        } else {
            line[length++] = next;
        }
    }

    private void addLine(List<ClientLine> lines) {
        if (!skipping) {
            lines.add(decoded());
        }
        skipping = false;
        length = 0;
    }

    private ClientLine decoded() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            return ClientLine.of(StandardCharsets.UTF_8
                    .newDecoder() // it reports bytes that are not UTF-8
                    .decode(ByteBuffer.wrap(line, 0, end))
                    .toString());
        } catch (CharacterCodingException e) {
            return ClientLine.NOT_UTF_8;
        }
    }
}
