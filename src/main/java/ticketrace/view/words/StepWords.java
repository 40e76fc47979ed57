package ticketrace.view.words;

import ticketrace.explore.BuyerState;
import ticketrace.explore.TurnResult;
import ticketrace.history.Outcome;
import ticketrace.history.Step;

/** Describes a step of a buyer in one or two words: the same words in a narration, a schedule and a trace. */
public final class StepWords {

    private static final String WAITS = "waits";

    /** Before a count that a lock has read and remembers: see {@link ticketrace.lock.LockSteps#remembers}. */
    private static final String COUNT = "count-";

    private StepWords() {}

    /**
     * The words for a step that succeeded.
     *
     * @param value the count that the buyer read, or the seat that it took or sold; 0 if it found no ticket left
     */
    public static String taken(Step step, int value) {
        return switch (step) {
            case ACQUIRE -> "is in";
            case STILL_HELD -> "still has it";
            case READ -> value == 0 ? "sold out" : "reads " + value;
            case WRITE, COMPARE_AND_SET -> "writes " + (value - 1);
            case TAKE -> value == 0 ? "sold out" : "takes " + value;
            case RECORD -> "sells seat " + value;
            case RELEASE -> "is out";
        };
    }

    /** The words for the step at which a purchase ended in this way, so that its buyer tries again. */
    public static String refused(Outcome outcome) {
        return switch (outcome) {
            case FENCED -> "is fenced";
            case LEASE_LOST -> "has lost it";
            default -> "is too late";
        };
    }

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
        String inside = result.stepInside();
        if (result.to().place() == BuyerState.Place.SLEEPING) {
            return inside + " sleeps";
        }
        if (result.isBlocked()) {
            return inside == null ? WAITS : inside + ", " + WAITS;
        }
        if (inside != null) {
            return inside + comesOf(result);
        }
        if (step == Step.READ && countReadBefore(result.from()).equals(String.valueOf(result.value()))) {
            return "uses the " + result.value() + " it read";
        }
        if (result.refusal() != null) {
            return refused(result.refusal());
        }
        return taken(step, result.value());
    }

    /** What comes of a step inside a lock: the buyer is in or out, or the step has read the count. */
    private static String comesOf(TurnResult result) {
        if (result.refusal() != null) {
            return ", " + refused(result.refusal());
        }
        boolean ends = result.to().inside().next() == null && result.to().step() != result.step();
        if (ends && (result.step() == Step.ACQUIRE || result.step() == Step.RELEASE)) {
            return ", " + taken(result.step(), result.value());
        }
        String count = countReadBefore(result.to());
        boolean isNew = !count.isEmpty() && countReadBefore(result.from()).isEmpty();
        return isNew ? ", reads " + count : "";
    }

    /** The count that a step inside the buyer's lock has read; empty if none has. */
    private static String countReadBefore(BuyerState state) {
        for (String seen : state.inside().seen().split(",", -1)) {
            if (seen.startsWith(COUNT)) {
                return seen.substring(COUNT.length());
            }
        }
        return "";
    }
}
