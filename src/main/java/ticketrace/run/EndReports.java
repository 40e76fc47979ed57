package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;

/**
 * What the buyers of a race without histories told the launcher through their pipes, in a file of the run's folder: when
 * each started, when its last purchase was over, and why it ended. A buyer that did not live to tell stands there without.
 *
 * <p>Times are {@link System#nanoTime}. The launcher writes it when the last buyer has ended; if it dies before, there is
 * no such file, and nothing is known of the race but its store.
 *
 * @param folder the run's folder
 */
public record EndReports(Path folder) {

    private static final String FILE = "ends.json";
    private static final String SIGNAL = "signalNanos";
    private static final String BUYERS = "buyers";
    private static final String NAME = "name";
    private static final String PID = "pid";
    private static final String REASON = "reason";
    private static final String STARTED = "startedNanos";
    private static final String ENDED = "endedNanos";
    private static final String SKEW = "skewNanos";

    /**
     * What one buyer told.
     *
     * @param buyer who
     * @param told the words of its line; null if it did not live to tell
     */
    public record EndReport(BuyerInfo buyer, @Nullable String told) {}

    /** Writes them all, as a file that is there whole or not at all. */
    public void write(long signalNanos, List<EndReport> reports) throws IOException {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (EndReport report : reports) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put(NAME, report.buyer().name());
            line.put(PID, report.buyer().pid());
            String told = report.told();
            if (told != null) {
                String[] words = told.split(" ", -1);
                line.put(REASON, words[0]);
                line.put(STARTED, Long.parseLong(words[1]));
                line.put(ENDED, Long.parseLong(words[2]));
                line.put(SKEW, Long.parseLong(words[3]));
            }
            lines.add(line);
        }
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put(SIGNAL, signalNanos);
        ends.put(BUYERS, lines);
        JsonFile.write(folder.resolve(FILE), ends);
    }

    /**
     * The buyers, without a purchase; one that told its end is closed at the end of its last.
     *
     * @throws IOException if the file is missing or damaged; the message names it
     */
    List<BuyerHistory> read(RaceSettings settings) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file + ": missing; a race without histories has one when its last buyer has ended: hold it again");
        }
        return JsonFile.read(file, fields -> buyers(fields, settings));
    }

    private static List<BuyerHistory> buyers(Map<String, Object> fields, RaceSettings settings) {
        long signal = number(fields, SIGNAL);
        List<BuyerHistory> buyers = new ArrayList<>();
        if (fields.get(BUYERS) instanceof List<?> lines && lines.size() == settings.buyers()) {
            for (Object line : lines) {
                if (line instanceof Map<?, ?> buyer) {
                    buyers.add(buyer(buyer, settings.buyerName(buyers.size() + 1), signal));
                }
            }
        }
        if (buyers.size() != settings.buyers()) {
            throw new IllegalArgumentException("it does not tell of " + settings.buyers() + " buyers");
        }
        return buyers;
    }

    private static BuyerHistory buyer(Map<?, ?> line, String name, long signal) {
        if (!name.equals(line.get(NAME))) {
            throw new IllegalArgumentException("it tells of " + line.get(NAME) + " in place of " + name);
        }
        long pid = number(line, PID);
        if (line.get(REASON) == null) {
            return new BuyerHistory(name, pid, signal, 0, 0, 0, null, List.of());
        }
        return new BuyerHistory(
                name,
                pid,
                signal,
                number(line, STARTED),
                number(line, SKEW),
                number(line, ENDED),
                EndReason.valueOf(String.valueOf(line.get(REASON))),
                List.of());
    }

    private static long number(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("\"" + name + "\" is " + fields.get(name));
    }
}
