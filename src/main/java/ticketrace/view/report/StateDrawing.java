package ticketrace.view.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Exploration;
import ticketrace.explore.Outcome;
import ticketrace.explore.Schedule;
import ticketrace.explore.StatePicture;
import ticketrace.explore.Turn;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.Moment;
import ticketrace.view.words.ExplorationWords;

/** A graph of states as the page draws it, in the order of the numbers that {@link StatePicture} gives the states. */
record StateDrawing(int width, int height, List<DrawnState> states, List<DrawnTurn> turns) {

    /** The most states that a page draws. */
    static final int MOST_STATES = 60;

    private static final int NODE_WIDTH = 44;
    private static final int LETTER_WIDTH = 11;
    private static final int END_PADDING = 52;

    /**
     * A state.
     *
     * @param end how schedules end here: VALID, VIOLATED, UNKNOWN or DEADLOCK; null if they go on
     * @param way the states on the way by which the explorer first came here, without this one
     */
    record DrawnState(
            int x,
            int y,
            int width,
            StatePicture.Fate fate,
            @Nullable String end,
            List<Integer> way,
            ShownMoment moment) {}

    /**
     * One or more turns that lead from one state to another.
     *
     * @param points where the line goes along
     * @param label the turns, in words
     */
    record DrawnTurn(
            int from,
            int to,
            StatePicture.Fate fate,
            List<GraphLayout.Point> points,
            GraphLayout.Point labelAt,
            String label) {}

    /** Whether the page draws this graph. */
    static boolean isDrawn(Exploration exploration) {
        Exploration.Graph graph = exploration.graph();
        return graph != null
                && graph.picture() != null
                && graph.states() <= MOST_STATES
                && exploration.failure() == null
                && exploration.stoppedBy() == null;
    }

    /** The drawing; the moments are those of the states. */
    static StateDrawing of(StatePicture picture, List<Moment> moments, RaceSettings settings) {
        List<StatePicture.State> states =
                IntStream.range(0, picture.size()).mapToObj(picture::state).toList();
        Map<List<Integer>, String> labels = labels(picture);
        List<List<Integer>> ends = List.copyOf(labels.keySet());
        GraphLayout layout = GraphLayout.of(
                states.stream().map(StateDrawing::width).toList(),
                ends.stream()
                        .map(pair -> new Link(pair.get(0), pair.get(1), textWidth(label(labels, pair))))
                        .toList());
        Map<Schedule, Integer> numbers = new HashMap<>();
        states.forEach(state -> numbers.put(state.path(), state.number()));
        return new StateDrawing(
                layout.width(),
                layout.height(),
                states.stream()
                        .map(state -> new DrawnState(
                                layout.nodes().get(state.number()).x(),
                                layout.nodes().get(state.number()).y(),
                                width(state),
                                state.fate(),
                                end(state.outcome()),
                                way(state.path(), numbers),
                                ShownMoment.of(moments.get(state.number()), settings)))
                        .toList(),
                IntStream.range(0, ends.size())
                        .mapToObj(i -> new DrawnTurn(
                                ends.get(i).get(0),
                                ends.get(i).get(1),
                                picture.fate(ends.get(i).get(1)),
                                layout.lines().get(i),
                                layout.labels().get(i),
                                label(labels, ends.get(i))))
                        .toList());
    }

    /** The labels of the lines between two states: "A", "A/B" for twins, "A, !A" for two turns that lead to the same. */
    private static Map<List<Integer>, String> labels(StatePicture picture) {
        Map<List<Integer>, String> labels = new LinkedHashMap<>();
        for (int state = 0; state < picture.size(); state++) {
            for (StatePicture.Edge edge : picture.edgesFrom(state)) {
                String turns = edge.turns().stream().map(Turn::toString).collect(Collectors.joining("/"));
                labels.merge(List.of(edge.from(), edge.to()), turns, (one, more) -> one + ", " + more);
            }
        }
        return labels;
    }

    private static String label(Map<List<Integer>, String> labels, List<Integer> ends) {
        return Objects.requireNonNull(labels.get(ends));
    }

    private static @Nullable String end(@Nullable Outcome outcome) {
        return outcome == null ? null : ExplorationWords.verdict(outcome);
    }

    private static int width(StatePicture.State state) {
        String end = end(state.outcome());
        return end == null ? NODE_WIDTH : textWidth(end) + END_PADDING;
    }

    private static int textWidth(String text) {
        return text.length() * LETTER_WIDTH;
    }

    private static List<Integer> way(Schedule path, Map<Schedule, Integer> numbers) {
        List<Integer> way = new ArrayList<>();
        for (int turns = 0; turns < path.turns().size(); turns++) {
            Integer state = numbers.get(new Schedule(path.turns().subList(0, turns)));
            if (state != null) {
                way.add(state);
            }
        }
        return way;
    }
}
