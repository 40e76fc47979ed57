package ticketrace.history;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.input.InputLines;
import ticketrace.json.Json;
import ticketrace.store.CountFile;
import ticketrace.store.FinalState;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

/** Reads the text form of a race's history. See {@link HistoryText}. */
public final class HistoryTextReader {

    /** The largest text that is read, in bytes: room for 50 million steps. The audit cannot judge a larger history. */
    private static final long MAX_BYTES = 1L << 32;

    private final Path file;
    private final Map<String, BuyerLines> buyers = new LinkedHashMap<>();
    private final List<Sale> sales = new ArrayList<>();
    private @Nullable TextLine head;
    private boolean recorded = true;
    private @Nullable Integer remaining;
    private final List<String> damage = new ArrayList<>();
    private @Nullable String cutOff;

    private HistoryTextReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a history.
     *
     * @throws DamagedHistoryException if the file is no history; the message names the file and the line
     * @throws IOException if the file cannot be read
     */
    public static RaceHistory read(Path file) throws IOException {
        HistoryTextReader reader = new HistoryTextReader(file);
        try (InputLines lines = InputLines.open(file, MAX_BYTES, StandardCharsets.UTF_8.newDecoder())) {
            int number = 0;
            for (String text = lines.next(); text != null; text = lines.next()) {
                number++;
                if (!lines.isWhole()) {
                    throw new DamagedHistoryException(
                            file + ": line " + number + ": is longer than " + InputLines.LONGEST_LINE + " characters");
                }
                if (!text.isBlank()) {
                    reader.take(reader.parse(text, number));
                }
            }
        } catch (CharacterCodingException e) {
            throw new DamagedHistoryException(file + ": is not text in UTF-8");
        }
        return reader.race();
    }

    private TextLine parse(String text, int number) throws IOException {
        String where = file + ": line " + number;
        try {
            return new TextLine(where, Json.object(text));
        } catch (IOException notOne) {
            throw new DamagedHistoryException(where + ": this is not a JSON object");
        }
    }

    private void take(TextLine line) throws IOException {
        if (head == null) {
            String schema = line.text("schema");
            if (!schema.equals(HistoryText.SCHEMA) && !schema.equals(HistoryText.PREVIOUS_SCHEMA)) {
                throw line.damaged("the first line must have \"schema\":\"" + HistoryText.SCHEMA + "\"");
            }
            int tickets = line.integer("tickets");
            if (tickets < 1 || tickets > CountFile.MAX_COUNT) {
                throw line.damaged("\"tickets\" must be from 1 to " + CountFile.MAX_COUNT);
            }
            recorded = !line.has(HistoryText.RECORDED);
            if (!recorded && !line.text(HistoryText.RECORDED).equals(HistoryText.OFF)) {
                throw line.damaged("\"" + HistoryText.RECORDED + "\" must be \"" + HistoryText.OFF + "\", or missing");
            }
            head = line;
        } else if (line.has("sale")) {
            sales.add(new Sale(line.integer("sale"), line.text("buyer"), line.integer("purchase")));
        } else if (line.has("remaining")) {
            remaining = line.integer("remaining");
        } else if (line.has("damage")) {
            damage.add(line.text("damage"));
        } else if (line.has("cutOff")) {
            cutOff = line.text("cutOff");
        } else if (line.has("step")) {
            BuyerLines buyer = buyers.get(line.text("buyer"));
            if (!recorded) {
                throw line.damaged("its first line says that the buyers recorded no step");
            }
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
                new RaceHistory.Setup(
                        head.text("store"),
                        head.text("guard"),
                        isolation(head),
                        head.integer("tickets"),
                        head.texts("forbids"),
                        recorded,
                        head.flag("fencing")),
                interventions(head),
                histories,
                new FinalState(remaining, sales, damage, cutOff));
    }

    private RaceHistory.Interventions interventions(TextLine head) throws IOException {
        return new RaceHistory.Interventions(
                head.flag("killHolder") || head.has("killed"),
                killed(head),
                head.has("stopped") ? head.constant("stopped", EndReason.class) : null,
                head.flag("leaseEnded"));
    }

    private List<String> killed(TextLine line) throws IOException {
        List<String> killed = line.texts("killed");
        for (String name : killed) {
            if (!buyers.containsKey(name)) {
                throw line.damaged("\"killed\" names " + name + ", and no line introduces it");
            }
        }
        return killed;
    }

    private static @Nullable Isolation isolation(TextLine head) throws IOException {
        try {
            return head.has("isolation") ? Isolation.named(head.text("isolation")) : null;
        } catch (IllegalArgumentException e) {
            throw head.damaged(String.valueOf(e.getMessage()));
        }
    }

    /** The lines of one buyer. */
    private static final class BuyerLines {

        private final TextLine intro;
        private final List<PurchaseRecord> purchases = new ArrayList<>();
        private @Nullable PurchaseLines current;
        private long over;

        BuyerLines(TextLine intro) throws IOException {
            this.intro = intro;
            if (intro.has("closed") != intro.has("reason")) {
                throw intro.damaged("\"closed\" and \"reason\" belong together");
            }
        }

        void step(TextLine line) throws IOException {
            int number = line.integer("purchase");
            if (current == null || current.number != number) {
                if (current != null && !current.isOver()) {
                    throw line.damaged(
                            "purchase " + current.number + " of this buyer has no outcome, so it is its last");
                }
                finish();
                if (number != purchases.size() + 1) {
                    throw line.damaged("purchase " + (purchases.size() + 1) + " of this buyer should be next");
                }
                current = new PurchaseLines(number);
            }
            current.step(line);
            if (current.purchase().call() < over) {
                throw line.damaged("purchase " + number + " of this buyer begins before the one before it was over");
            }
        }

        private void finish() {
            if (current != null) {
                PurchaseRecord purchase = current.purchase();
                purchases.add(purchase);
                over = purchase.latest();
            }
        }

        private ClockOffset offset() throws IOException {
            if (intro.has("clockLow") != intro.has("clockHigh")) {
                throw intro.damaged("\"clockLow\" and \"clockHigh\" belong together");
            }
            long low = intro.longOr("clockLow", 0);
            long high = intro.longOr("clockHigh", 0);
            if (low > high) {
                throw intro.damaged("\"clockLow\" must not be greater than \"clockHigh\"");
            }
            return new ClockOffset(low, high);
        }

        private BuyerHistory.@Nullable End end() throws IOException {
            return intro.has("reason")
                    ? new BuyerHistory.End(intro.longOr("closed", 0), intro.constant("reason", EndReason.class))
                    : null;
        }

        BuyerHistory history() throws IOException {
            finish();
            current = null;
            BuyerHistory.Start start =
                    new BuyerHistory.Start(0, intro.longOr("started", 0), intro.longOr("skew", 0), offset());
            BuyerHistory history =
                    new BuyerHistory(intro.text("buyer"), intro.longOr("pid", 0), start, end(), purchases);
            String flaw = PlausibilityCheck.flaw(history);
            if (flaw != null) {
                throw intro.damaged("this buyer's history is impossible: " + flaw);
            }
            return history;
        }
    }
}
