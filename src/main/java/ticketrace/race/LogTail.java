package ticketrace.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a buyer's log says last. */
public final class LogTail {

    private static final int LINES = 3;
    private static final long MOST_BYTES = 1 << 20;

    private LogTail() {}

    /** The last lines, ready to be put behind a sentence; empty if the log is. */
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
