package ticketrace.view.words;

import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.history.Step;

/** What a buyer does in a step, in a word or two: the same in a narration, a schedule and a trace. */
public final class StepWords {

    private StepWords() {}

    /**
     * The step was taken.
     *
     * @param value the count it read, took or sold; 0 if it found none left
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

    /** The store has refused the step: somebody else was faster. */
    public static final String REFUSED = "is too late";

    /** What came of a turn. */
    public static String of(TurnResult result) {
        Step step = result.step();
        if (step == null) {
            return result.turn().kind() == Turn.Kind.KILL ? "KILLED" : "starts anew";
        }
        if (result.isInVain()) {
            return "waits";
        }
        return result.isConflict() ? REFUSED : taken(step, result.value());
    }
}
