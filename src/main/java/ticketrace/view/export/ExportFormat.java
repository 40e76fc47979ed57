package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ticketrace.history.RaceHistory;

/** The file formats in which other tools read a race. Immutable; any thread. */
public enum ExportFormat {
    /** A trace for the Perfetto viewer, or {@code chrome://tracing}. */
    PERFETTO("trace.json") {
        @Override
        public void write(RaceHistory race, Writer out) throws IOException {
            PerfettoTrace.write(race, out);
        }
    },
    /** An operation history for a checker of linearizability, such as Porcupine. */
    PORCUPINE("operations.jsonl") {
        @Override
        public void write(RaceHistory race, Writer out) throws IOException {
            OperationHistory.write(race, out);
        }
    },
    /** A table of purchases for spreadsheets and notebooks. */
    CSV("purchases.csv") {
        @Override
        public void write(RaceHistory race, Writer out) throws IOException {
            PurchaseTable.write(race, out);
        }
    };

    private final String fileName;

    ExportFormat(String fileName) {
        this.fileName = fileName;
    }

    /**
     * The format of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static ExportFormat named(String name) {
        for (ExportFormat format : values()) {
            if (format.label().equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "unknown format '" + name + "'; formats are: " + String.join(", ", labels()));
    }

    /** All names. */
    public static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (ExportFormat format : values()) {
            labels.add(format.label());
        }
        return labels;
    }

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the file in a run's folder. */
    public String fileName() {
        return fileName;
    }

    /**
     * Writes the race.
     *
     * @param race the history; the caller has removed what the database has undone
     * @throws IOException if {@code out} cannot be written
     */
    public abstract void write(RaceHistory race, Writer out) throws IOException;
}
