package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.StatePicture;
import ticketrace.json.Json;
import ticketrace.run.WholeFile;

/** A graph of states as a file: DOT for Graphviz, or JSON, by the ending of its name. */
public enum StateGraphFile {
    DOT(".dot"),
    DOCUMENT(".json");

    private static final String SCHEMA = "ticketrace/state-graph/1";

    private final String ending;

    /** A state: see {@link StatePicture.State}. */
    record StateEntry(
            int number,
            String way,
            StatePicture.Fate fate,
            @Nullable String verdict) {}

    /** A turn: see {@link StatePicture.Edge}. */
    record TurnEntry(int from, int to, String turn, int twins) {}

    StateGraphFile(String ending) {
        this.ending = ending;
    }

    /** The format of a file with this name; null if its ending is neither. */
    public static @Nullable StateGraphFile of(Path file) {
        for (StateGraphFile format : values()) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(format.ending)) {
                return format;
            }
        }
        return null;
    }

    /**
     * Writes the graph.
     *
     * @throws IOException if the file cannot be written; the message names it
     */
    public void write(StatePicture picture, Path file) throws IOException {
        WholeFile.write(file, out -> {
            if (this == DOT) {
                writeDot(picture, out);
            } else {
                writeJson(picture, out);
            }
        });
    }

    private static void writeDot(StatePicture picture, Writer out) throws IOException {
        out.write("digraph states {\n  node [shape=circle, style=filled, fillcolor=white, label=\"\"];\n");
        if (!picture.isComplete()) {
            String by = picture.stoppedBy() == null ? "" : ", stopped by " + picture.stoppedBy();
            out.write("  label=\"not all states" + by + "\";\n");
        }
        for (int number = 0; number < picture.size(); number++) {
            StatePicture.State state = picture.state(number);
            String colour = switch (state.fate()) {
                case LOST -> "red";
                case OPEN -> "white";
                case DOUBTFUL -> "khaki";
                case SAFE -> "palegreen";
                case NOT_KNOWN -> "lightgrey";
            };
            String shape = state.outcome() == null ? "" : ", shape=doublecircle";
            out.write("  s" + number + " [fillcolor=" + colour + shape + ", tooltip=\"" + state.path() + "\"];\n");
        }
        for (int number = 0; number < picture.size(); number++) {
            for (StatePicture.Edge edge : picture.edgesFrom(number)) {
                String times = edge.twins() == 1 ? "" : " (" + edge.twins() + "x)";
                boolean lost = picture.fate(edge.to()) == StatePicture.Fate.LOST;
                out.write("  s" + edge.from() + " -> s" + edge.to() + " [label=\"" + edge.turn() + times + "\""
                        + (lost ? ", color=red" : "") + "];\n");
            }
        }
        out.write("}\n");
    }

    /** A line for each state and each turn, so that a large graph can be read line by line. */
    private static void writeJson(StatePicture picture, Writer out) throws IOException {
        out.write("{\"schema\":\"" + SCHEMA + "\",\n\"complete\":" + picture.isComplete() + ",\n\"stoppedBy\":"
                + (picture.stoppedBy() == null ? "null" : "\"" + picture.stoppedBy() + "\"") + ",\n\"states\":[");
        for (int number = 0; number < picture.size(); number++) {
            StatePicture.State state = picture.state(number);
            String verdict =
                    state.outcome() == null ? null : state.outcome().verdict().name();
            StateEntry entry = new StateEntry(number, state.path().toString(), state.fate(), verdict);
            out.write((number == 0 ? "\n" : ",\n") + Json.line(entry).strip());
        }
        out.write("\n],\n\"turns\":[");
        String before = "\n";
        for (int number = 0; number < picture.size(); number++) {
            for (StatePicture.Edge edge : picture.edgesFrom(number)) {
                TurnEntry entry =
                        new TurnEntry(edge.from(), edge.to(), edge.turn().toString(), edge.twins());
                out.write(before + Json.line(entry).strip());
                before = ",\n";
            }
        }
        out.write("\n]}\n");
    }
}
