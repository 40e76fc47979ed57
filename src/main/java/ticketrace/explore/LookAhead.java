package ticketrace.explore;

/**
 * Finds, for each state of a growing graph, the path to the next turn that was not played yet. After that turn a play
 * can take many more new turns, so few plays take all of them. One thread.
 */
final class LookAhead {

    private static final int NEVER = IncomingTurns.UNREACHABLE;

    /** To look ahead in a graph of so many turns takes about as long as one play. */
    private static final int TURNS_A_LOOK = 50_000;

    private final StateGraph graph;
    private int[] turnsToGo = {};
    private int plays;
    private int playedBefore;

    LookAhead(StateGraph graph) {
        this.graph = graph;
    }

    /**
     * Whether a further play can reach a turn that was not played yet. Call it after each play. It does not look ahead
     * each time, because in a large graph that takes longer than a play.
     */
    boolean hasMore() {
        plays++;
        boolean playedNone = graph.turnsPlayed() == playedBefore;
        playedBefore = graph.turnsPlayed();
        if (playedNone || plays > graph.turnsKnown() / TURNS_A_LOOK) {
            plays = 0;
            turnsToGo = new IncomingTurns(graph).turnsTo(this::offersMore);
        }
        return turnsToGo[0] != NEVER;
    }

    private boolean offersMore(int state) {
        for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
            if (graph.target(turn) == StateGraph.NOT_PLAYED) {
                return true;
            }
        }
        return false;
    }

    /** A turn that was not played yet; otherwise the first turn of the shortest path to one; -1 if there is none. */
    int choose(int state) {
        int best = -1;
        int soonest = NEVER;
        for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
            int target = graph.target(turn);
            if (target == StateGraph.NOT_PLAYED) {
                return turn;
            }
            if (turnsToGo(target) < soonest) {
                best = turn;
                soonest = turnsToGo(target);
            }
        }
        return best;
    }

    private int turnsToGo(int state) {
        boolean isNew = state >= turnsToGo.length;
        boolean isEnd = graph.firstTurn(state) == graph.endOfTurns(state);
        return isNew ? (isEnd ? NEVER : 0) : turnsToGo[state];
    }
}
