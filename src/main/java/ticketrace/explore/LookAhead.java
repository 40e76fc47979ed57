package ticketrace.explore;

/**
 * Knows the way from each state of a growing graph to a turn that was not played yet. A play that takes the first such
 * turn that it can reach can still take many behind it, so few plays take all of them. One thread.
 */
final class LookAhead {

    private static final int NEVER = IncomingTurns.UNREACHABLE;

    /** To look ahead in a graph of so many turns costs about as much as one play. */
    private static final int TURNS_A_LOOK = 50_000;

    private final StateGraph graph;
    private int[] turnsToGo = {};
    private int plays;
    private int playedBefore;

    LookAhead(StateGraph graph) {
        this.graph = graph;
    }

    /**
     * Whether a further play can reach a turn that was not played yet. Call it after each play. It looks ahead again if
     * it is time to; in a large graph that costs more than a play.
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

    /** A turn that was not played yet; else the one that leads to such a turn soonest; -1 if there is none. */
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
