package ticketrace.view.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.SteppedBuyers;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.Moment;
import ticketrace.view.model.MomentsOfStates;

/**
 * An exploration, and all that its report needs.
 *
 * @param folder the folder of the run, where the report goes
 * @param moments the moment of each state; null if the report does not draw the states
 */
public record ExploredRace(
        RaceSettings settings,
        Bounds bounds,
        Exploration exploration,
        Path folder,
        @Nullable List<Moment> moments) {

    /**
     * The moments that the report of this exploration needs: it plays the ways to the states again.
     *
     * @param interrupted asked before each way; when it is true, there are no moments
     * @return null if the report draws no states
     */
    public static @Nullable List<Moment> moments(
            RaceSettings settings, Exploration exploration, SteppedBuyers buyers, BooleanSupplier interrupted)
            throws IOException {
        Exploration.Graph graph = exploration.graph();
        return StateDrawing.isDrawn(exploration) && graph != null && graph.picture() != null
                ? MomentsOfStates.play(settings, buyers, graph.picture(), interrupted)
                : null;
    }

    /** Why the report does not draw the states, in a sentence. */
    String whyNotDrawn() {
        Exploration.Graph graph = exploration.graph();
        if (exploration.sampled() != null) {
            return "Schedules were sampled, so there is no graph of states to draw.";
        }
        if (graph == null) {
            return bounds.everySchedule()
                    ? "Every schedule was played from its beginning, so there is no graph of states to draw."
                    : "The state of guard " + settings.label()
                            + " cannot be seen, so there is no graph of states to draw.";
        }
        if (graph.states() > StateDrawing.MOST_STATES) {
            return "The graph has " + graph.states() + " states; a report draws up to " + StateDrawing.MOST_STATES
                    + ". The option --graph FILE.dot writes a graph of any size for Graphviz.";
        }
        return exploration.failure() != null
                ? "A buyer failed, so the graph of states is not drawn."
                : "The exploration ended early, so the graph of states is not drawn.";
    }
}
