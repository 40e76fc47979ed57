package ticketrace.explore;

import java.util.ArrayList;
import java.util.List;

/** The turns that an explorer tries at a point of a schedule, within its bounds. One thread. */
final class Choices {

    private final Bounds bounds;
    private boolean leftOutSwitches;

    Choices(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Whether the schedule ends here. Time that may still pass can free a buyer that waits. */
    boolean isOver(Play play) {
        return play.isOver() && killed(play) < 0 && !offers(play, Turn.TIME);
    }

    /** The buyer that must be started again at once; -1 if there is none. */
    private int killed(Play play) {
        List<TurnResult> results = play.turnResults();
        if (!bounds.respawn() || results.isEmpty()) {
            return -1;
        }
        Turn last = results.get(results.size() - 1).turn();
        return last.kind() == Turn.Kind.KILL ? last.buyer() : -1;
    }

    /** Every possible turn, steps first. */
    List<Turn> at(Play play) {
        List<Turn> choices = new ArrayList<>();
        for (Turn.Kind kind : Turn.Kind.values()) {
            int buyers = kind == Turn.Kind.TIME ? 1 : play.buyerStates().size();
            for (int buyer = 0; buyer < buyers; buyer++) {
                Turn turn = new Turn(kind, buyer);
                if (offers(play, turn)) {
                    choices.add(turn);
                }
            }
        }
        return choices;
    }

    /** Whether the explorer tries this turn. */
    boolean offers(Play play, Turn turn) {
        int killed = killed(play);
        if (killed >= 0) {
            return turn.equals(Turn.respawn(killed));
        }
        boolean tried = switch (turn.kind()) {
            case STEP -> true;
            case KILL -> play.kills() < bounds.kills();
            case RESPAWN -> false;
            case TIME -> play.times() < bounds.timeouts();
        };
        return tried && play.offers(turn) && !isOneSwitchTooMany(play, turn);
    }

    private boolean isOneSwitchTooMany(Play play, Turn turn) {
        boolean tooMany =
                bounds.maxSwitches() != null && play.isSwitch(turn) && play.switches() >= bounds.maxSwitches();
        leftOutSwitches |= tooMany;
        return tooMany;
    }

    /** Whether this left out a turn because it would be one switch too many. */
    boolean leftOutSwitches() {
        return leftOutSwitches;
    }
}
