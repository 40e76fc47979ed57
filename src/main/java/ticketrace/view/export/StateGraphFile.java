package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
        for (int number = 0; number < picture.size(); number++) {
            StatePicture.State state = picture.state(number);
            String colour = switch (state.fate()) {
                case LOST -> "red";
                case OPEN -> "white";
                case SAFE -> "palegreen";
            };
            String shape = state.outcome() == null ? "" : ", shape=doublecircle";
            out.write("  s" + number + " [fillcolor=" + colour + shape + ", tooltip=\"" + state.way() + "\"];\n");
        }
        for (int number = 0; number < picture.size(); number++) {
            for (StatePicture.Edge edge : picture.edgesFrom(number)) {
                String times = edge.twins() == 1 ? "" : " (" + edge.twins() + "x)";
                boolean lost = picture.state(edge.to()).fate() == StatePicture.Fate.LOST;
                out.write("  s" + edge.from() + " -> s" + edge.to() + " [label=\"" + edge.turn() + times + "\""
                        + (lost ? ", color=red" : "") + "];\n");
            }
        }
        out.write("}\n");
    }

    /** A line for each state and each turn, so that a large graph can be read line by line. */
    private static void writeJson(StatePicture picture, Writer out) throws IOException {
        out.write("{\"schema\":\"" + SCHEMA + "\",\n\"states\":[");
        for (int number = 0; number < picture.size(); number++) {
            StatePicture.State state = picture.state(number);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("number", number);
            entry.put("way", state.way().toString());
            entry.put("fate", state.fate().name());
            entry.put(
                    "verdict",
                    state.outcome() == null
                            ? Json.NULL
                            : state.outcome().verdict().name());
            out.write((number == 0 ? "\n" : ",\n") + Json.line(entry).strip());
        }
        out.write("\n],\n\"turns\":[");
        String before = "\n";
        for (int number = 0; number < picture.size(); number++) {
            for (StatePicture.Edge edge : picture.edgesFrom(number)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("from", edge.from());
                entry.put("to", edge.to());
                entry.put("turn", edge.turn().toString());
                entry.put("twins", edge.twins());
                out.write(before + Json.line(entry).strip());
                before = ",\n";
            }
        }
        out.write("\n]}\n");
    }
}
