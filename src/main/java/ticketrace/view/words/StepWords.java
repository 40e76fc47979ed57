package ticketrace.view.words;

import ticketrace.explore.BuyerState;
import ticketrace.explore.TurnResult;
import ticketrace.history.Step;

/** Describes a step of a buyer in one or two words: the same words in a narration, a schedule and a trace. */
public final class StepWords {

    private StepWords() {}

    /**
     * The words for a step that succeeded.
     *
     * @param value the count that the buyer read, or the seat that it took or sold; 0 if it found no ticket left
     */
    public static String taken(Step step, int value) {
        return switch (step) {
            case ACQUIRE -> "is in";
            case READ -> value == 0 ? "sold out" : "reads " + value;
            case WRITE, COMPARE_AND_SET -> "writes " + (value - 1);
            case TAKE -> value == 0 ? "sold out" : "takes " + value;
            case RECORD -> "sells seat " + value;
            case RELEASE -> "is out";
        };
    }

    /** The words for a step that the store refused because another buyer was faster. */
    public static final String REFUSED = "is too late";

    /** The words for the result of a turn. */
    public static String of(TurnResult result) {
        Step step = result.step();
        if (step == null) {
            return switch (result.turn().kind()) {
                case KILL -> "KILLED";
                case TIME -> "time passes";
                default -> "starts anew";
            };
        }
        if (result.to().place() == BuyerState.Place.SLEEPING) {
            return result.stepInside() + " sleeps";
        }
        if (result.isBlocked()) {
            return "waits";
        }
        if (result.stepInside() != null) {
            return result.stepInside();
        }
        return result.isConflict() ? REFUSED : taken(step, result.value());
    }
}
