package ticketrace.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.EndReason;
import ticketrace.json.JsonInline;

/**
 * A file of the run's folder with the reports that the buyers of a race without histories sent the launcher through
 * their pipes: when each buyer started, when its last purchase was over, and why it ended. A buyer that died before its
 * report is in the file with its name and pid only.
 *
 * <p>Times are {@link System#nanoTime}. The launcher writes the file when the last buyer has ended. If the launcher
 * dies before, the file is missing, and the store is the only evidence of the race.
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
     * The report of one buyer.
     *
     * @param buyer the buyer
     * @param told the words of its report: reason, start, end, skew; null if it died before it reported
     */
    public record EndReport(BuyerInfo buyer, @Nullable String told) {}

    private record Ends(long signalNanos, List<BuyerLine> buyers) {}

    private record BuyerLine(
            String name, long pid, @JsonInline @Nullable BuyerEnd end) {

        static BuyerLine of(EndReport report) {
            BuyerInfo buyer = report.buyer();
            return new BuyerLine(
                    buyer.name(), buyer.pid(), report.told() == null ? null : BuyerEnd.parse(report.told()));
        }
    }

    private record BuyerEnd(String reason, long startedNanos, long endedNanos, long skewNanos) {

        static BuyerEnd parse(String told) {
            String[] words = told.split(" ", -1);
            return new BuyerEnd(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
        }
    }

    /** Writes all reports. The file appears whole, or not at all. */
    public void write(long signalNanos, List<EndReport> reports) throws IOException {
        List<BuyerLine> lines = reports.stream().map(BuyerLine::of).toList();
        JsonFile.write(folder.resolve(FILE), new Ends(signalNanos, lines));
    }

    /**
     * Reads the buyers, as histories without purchases. A buyer that reported its end has a closed history.
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
            throw new IllegalArgumentException("it does not name " + settings.buyers() + " buyers");
        }
        return buyers;
    }

    private static BuyerHistory buyer(Map<?, ?> line, String name, long signal) {
        if (!name.equals(line.get(NAME))) {
            throw new IllegalArgumentException("it names " + line.get(NAME) + " in place of " + name);
        }
        long pid = number(line, PID);
        if (line.get(REASON) == null) {
            return new BuyerHistory(name, pid, new BuyerHistory.Start(signal, 0), null, List.of());
        }
        BuyerHistory.Start start =
                new BuyerHistory.Start(signal, number(line, STARTED), number(line, SKEW), ClockOffset.NONE);
        BuyerHistory.End end =
                new BuyerHistory.End(number(line, ENDED), EndReason.valueOf(String.valueOf(line.get(REASON))));
        return new BuyerHistory(name, pid, start, end, List.of());
    }

    private static long number(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("\"" + name + "\" is " + fields.get(name));
    }
}
