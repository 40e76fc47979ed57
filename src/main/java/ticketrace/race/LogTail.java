package ticketrace.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a buyer's log. */
public final class LogTail {

    private static final int LINES = 3;
    private static final long MOST_BYTES = 1 << 20;

    private LogTail() {}

    /**
     * Returns the last lines, as an addition to a sentence; an empty string if the log is empty. A long log is only
     * named.
     */
    public static String of(Path log) {
        try {
            if (Files.size(log) > MOST_BYTES) {
                return "; its log is long, see " + log;
            }
            List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return last.isEmpty() ? "" : "; its log ends: " + String.join(" | ", last);
        } catch (IOException e) {
            return "; its log cannot be read: " + log;
        }
    }
}
