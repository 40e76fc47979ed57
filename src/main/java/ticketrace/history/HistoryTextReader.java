package ticketrace.history;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/** Reads the text form of a race's history. See {@link HistoryText}. */
public final class HistoryTextReader {

    private final Path file;
    private final Map<String, BuyerLines> buyers = new LinkedHashMap<>();
    private final List<Sale> sales = new ArrayList<>();
    private @Nullable Line head;
    private @Nullable Integer remaining;

    private HistoryTextReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a history.
     *
     * @throws DamagedHistoryException if it is none; the message names the file and the line
     * @throws IOException if the file cannot be read
     */
    public static RaceHistory read(Path file) throws IOException {
        HistoryTextReader reader = new HistoryTextReader(file);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    reader.take(reader.parse(text, number));
                }
            }
        }
        return reader.race();
    }

    private Line parse(String text, int number) throws IOException {
        try {
            return new Line(file + ": line " + number, JSON.std.mapFrom(text));
        } catch (IOException e) {
            throw new DamagedHistoryException(file + ": line " + number + " is not a JSON object");
        }
    }

    private void take(Line line) throws IOException {
        if (head == null) {
            if (!HistoryText.SCHEMA.equals(line.text("schema"))) {
                throw line.damaged("the first line must have \"schema\":\"" + HistoryText.SCHEMA + "\"");
            }
            int tickets = line.integer("tickets");
            if (tickets < 1 || tickets > CountFile.MAX_COUNT) {
                throw line.damaged("\"tickets\" must be from 1 to " + CountFile.MAX_COUNT);
            }
            head = line;
        } else if (line.has("sale")) {
            sales.add(new Sale(line.integer("sale"), line.text("buyer"), line.integer("purchase")));
        } else if (line.has("remaining")) {
            remaining = line.integer("remaining");
        } else if (line.has("step")) {
            BuyerLines buyer = buyers.get(line.text("buyer"));
            if (buyer == null) {
                throw line.damaged("no line before it introduces " + line.text("buyer"));
            }
            buyer.step(line);
        } else if (buyers.put(line.text("buyer"), new BuyerLines(line)) != null) {
            throw line.damaged(line.text("buyer") + " is introduced twice");
        }
    }

    private RaceHistory race() throws IOException {
        if (head == null) {
            throw new DamagedHistoryException(file + ": is empty");
        }
        List<BuyerHistory> histories = new ArrayList<>();
        for (BuyerLines buyer : buyers.values()) {
            histories.add(buyer.history());
        }
        return new RaceHistory(
                head.text("store"),
                head.text("guard"),
                head.integer("tickets"),
                head.has("killHolder"),
                head.texts("forbids"),
                histories,
                new FinalState(remaining, sales, List.of()));
    }

    /** The lines of one buyer. */
    private static final class BuyerLines {

        private final Line intro;
        private final List<PurchaseRecord> purchases = new ArrayList<>();
        private @Nullable PurchaseLines current;

        BuyerLines(Line intro) {
            this.intro = intro;
        }

        void step(Line line) throws IOException {
            int number = line.integer("purchase");
            if (current == null || current.number != number) {
                finish();
                if (number != purchases.size() + 1) {
                    throw line.damaged("purchase " + (purchases.size() + 1) + " of this buyer should be next");
                }
                current = new PurchaseLines(number);
            }
            current.step(line);
        }

        private void finish() {
            if (current != null) {
                purchases.add(current.purchase());
            }
        }

        BuyerHistory history() throws IOException {
            finish();
            current = null;
            EndReason reason = intro.has("reason") ? intro.constant("reason", EndReason.class) : null;
            return new BuyerHistory(
                    intro.text("buyer"),
                    intro.longOr("pid", 0),
                    0,
                    intro.longOr("started", 0),
                    intro.longOr("skew", 0),
                    intro.longOr("closed", 0),
                    reason,
                    purchases);
        }
    }

    /** The lines of one purchase. */
    private static final class PurchaseLines {

        private final int number;
        private final long[] stamps = new long[Stamp.COUNT];
        private int begun;
        private int value = PurchaseRecord.NOTHING;
        private @Nullable Outcome outcome;

        PurchaseLines(int number) {
            this.number = number;
        }

        void step(Line line) throws IOException {
            Step step = line.constant("step", Step.class);
            begun |= step.bit();
            stamp(line, step.beginStamp(), "begin");
            stamp(line, step.endStamp(), "end");
            stamp(line, Stamp.RELEASED, "givenUp");
            if (line.has("value")) {
                value = line.integer("value");
            }
            if (line.has("outcome")) {
                outcome = line.constant("outcome", Outcome.class);
            }
            String flaw = line.has("outcome") ? Plausible.flaw(purchase()) : null;
            if (flaw != null) {
                throw line.damaged("this purchase cannot be: " + flaw);
            }
        }

        private void stamp(Line line, int stamp, String name) throws IOException {
            if (!line.has(name)) {
                return;
            }
            long time = line.longOr(name, 0);
            if (time <= 0) {
                throw line.damaged("\"" + name + "\" must be later than the start signal, which is 0");
            }
            if (stamps[stamp] != 0 && stamps[stamp] != time) {
                throw line.damaged("\"" + name + "\" is " + time + ", but the step before it ended at " + stamps[stamp]
                        + "; neighbouring steps share that moment");
            }
            stamps[stamp] = time;
        }

        PurchaseRecord purchase() {
            return new PurchaseRecord(
                    number, stamps[0], stamps[1], stamps[2], stamps[3], stamps[4], stamps[5], stamps[6], value, begun,
                    outcome);
        }
    }

    /** One line, and how to complain about it. */
    private record Line(String where, Map<String, Object> fields) {

        boolean has(String name) {
            return fields.get(name) != null;
        }

        String text(String name) throws IOException {
            if (fields.get(name) instanceof String text) {
                return text;
            }
            throw damaged("\"" + name + "\" must be a text");
        }

        List<String> texts(String name) throws IOException {
            List<String> texts = new ArrayList<>();
            if (fields.get(name) instanceof List<?> list) {
                list.forEach(each -> texts.add(String.valueOf(each)));
            } else if (has(name)) {
                throw damaged("\"" + name + "\" must be a list");
            }
            return texts;
        }

        int integer(String name) throws IOException {
            long value = longOr(name, Long.MIN_VALUE);
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw damaged("\"" + name + "\" must be a whole number from 0");
            }
            return (int) value;
        }

        long longOr(String name, long absent) throws IOException {
            Object value = fields.get(name);
            if (value == null) {
                return absent;
            }
            if (value instanceof Integer || value instanceof Long) {
                return ((Number) value).longValue();
            }
            throw damaged("\"" + name + "\" must be a whole number");
        }

        <E extends Enum<E>> E constant(String name, Class<E> type) throws IOException {
            try {
                return Enum.valueOf(type, text(name));
            } catch (IllegalArgumentException e) {
                throw damaged(
                        "\"" + name + "\" is " + text(name) + ", which is none of " + List.of(type.getEnumConstants()));
            }
        }

        DamagedHistoryException damaged(String what) {
            return new DamagedHistoryException(where + ": " + what);
        }
    }
}
