package ticketrace.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * An order of steps that need not end: after it, everything is as it was before, up to the names of the buyers.
 *
 * @param before the schedule that leads there
 * @param again the turns that the buyers can repeat for ever
 */
public record Livelock(Schedule before, Schedule again) {

    /**
     * A circle of a graph that has one.
     *
     * @param sources the states that are neither in a circle nor behind one: {@link StateGraph#sourcesFirst}
     */
    static Livelock in(StateGraph graph, IncomingTurns incoming, int[] sources) {
        BitSet inOrBehind = new BitSet();
        inOrBehind.set(0, graph.states());
        for (int state : sources) {
            inOrBehind.clear(state);
        }
        List<Integer> back = new ArrayList<>();
        BitSet passed = new BitSet();
        int state = inOrBehind.nextSetBit(0);
        while (!passed.get(state)) {
            passed.set(state);
            int number = 0;
            while (!inOrBehind.get(graph.source(incoming.turn(state, number)))) {
                number++;
            }
            back.add(incoming.turn(state, number));
            state = graph.source(incoming.turn(state, number));
        }
        Collections.reverse(back);
        return along(GraphPath.firstTo(graph, state), back, graph);
    }

    private static Livelock along(GraphPath path, List<Integer> circle, StateGraph graph) {
        int first = path.state();
        int before = path.schedule().turns().size();
        for (int turn : circle) {
            path.go(turn, graph.buyer(turn));
            if (path.state() == first) {
                break;
            }
        }
        List<Turn> turns = path.schedule().turns();
        return new Livelock(new Schedule(turns.subList(0, before)), new Schedule(turns.subList(before, turns.size())));
    }
}
