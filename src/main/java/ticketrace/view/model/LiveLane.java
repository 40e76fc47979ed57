package ticketrace.view.model;

import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.history.StepEvent;
import ticketrace.run.BuyerInfo;
import ticketrace.view.words.StepWords;

/** One buyer of a running race: what the buyer is doing, according to its own history. Not thread-safe. */
public final class LiveLane {

    /** What a buyer can be doing. */
    public enum Doing {
        READY("ready"),
        WAITING("waiting"),
        INSIDE("inside"),
        READING("reading"),
        THINKING("thinking"),
        WRITING("writing"),
        TAKING("taking"),
        RECORDING("recording"),
        RELEASING("releasing"),
        /** The buyer has ended one purchase and has not begun the next. */
        BETWEEN("between"),
        SOLD_OUT("soldOut"),
        /** The store refused the purchase; the buyer tries again. */
        TOO_LATE("tooLate"),
        /** The store had seen the number of a newer grant; the buyer tries again. */
        FENCED("fenced"),
        /** The lease of the buyer had ended; it tries again. */
        LEASE_LOST("leaseLost"),
        GAVE_UP("gaveUp"),
        ENDED("ended"),
        /** A fault has stopped the buyer (SIGSTOP). */
        STOPPED("stopped"),
        KILLED("killed");

        private final String label;

        Doing(String label) {
            this.label = label;
        }

        /** The stable word for programs; see {@code src/docs/page.md}. */
        public String label() {
            return label;
        }
    }

    private final BuyerInfo buyer;
    private final boolean soldAtCommit;
    private Doing doing = Doing.READY;
    private int value = PurchaseRecord.NOTHING;
    private long since;
    private long inside;
    private int sold;
    private boolean killed;
    private boolean stopped;
    private boolean over;

    /**
     * Makes the lane of a buyer.
     *
     * @param soldAtCommit whether a sale counts only after RELEASE has ended, because RELEASE commits the transaction
     */
    LiveLane(BuyerInfo buyer, boolean soldAtCommit, long signalNanos) {
        this.buyer = buyer;
        this.soldAtCommit = soldAtCommit;
        this.since = signalNanos;
    }

    public BuyerInfo buyer() {
        return buyer;
    }

    /**
     * Applies an event to the lane.
     *
     * @return the seat that the event sells; 0 if it sells none
     */
    int take(StepEvent stepEvent) {
        since = stepEvent.at();
        value = stepEvent.value();
        doing = doing(stepEvent);
        boolean ended = stepEvent.kind() == StepEvent.Kind.ENDED;
        if (stepEvent.step() == Step.ACQUIRE && ended) {
            inside = stepEvent.at();
        } else if (isRelease(stepEvent)) {
            inside = 0;
        }
        boolean sells =
                ended && stepEvent.step() == (soldAtCommit ? Step.RELEASE : Step.RECORD) && stepEvent.value() > 0;
        sold += sells ? 1 : 0;
        return sells ? stepEvent.value() : 0;
    }

    /** Whether the buyer does not hold the guard after the event. */
    private static boolean isRelease(StepEvent stepEvent) {
        return switch (stepEvent.kind()) {
            case BEGAN -> false;
            case ENDED -> stepEvent.step() == Step.RELEASE;
            case GIVEN_UP, LEASE_LOST, REFUSED, FENCED -> true;
        };
    }

    private static Doing doing(StepEvent stepEvent) {
        return switch (stepEvent.kind()) {
            case BEGAN ->
                switch (stepEvent.step()) {
                    case ACQUIRE -> Doing.WAITING;
                    case READ -> Doing.READING;
                    case STILL_HELD -> Doing.THINKING;
                    case WRITE, COMPARE_AND_SET -> Doing.WRITING;
                    case TAKE -> Doing.TAKING;
                    case RECORD -> Doing.RECORDING;
                    case RELEASE -> Doing.RELEASING;
                };
            case ENDED ->
                switch (stepEvent.step()) {
                    case ACQUIRE -> Doing.INSIDE;
                    case READ, TAKE -> stepEvent.value() == 0 ? Doing.SOLD_OUT : Doing.THINKING;
                    case STILL_HELD -> Doing.WRITING;
                    case WRITE, COMPARE_AND_SET -> Doing.RECORDING;
                    case RECORD, RELEASE -> Doing.BETWEEN;
                };
            case GIVEN_UP -> Doing.GAVE_UP;
            case LEASE_LOST -> Doing.LEASE_LOST;
            case REFUSED -> Doing.TOO_LATE;
            case FENCED -> Doing.FENCED;
        };
    }

    void kill() {
        killed = true;
    }

    void stands(boolean still) {
        stopped = still;
    }

    /** The process has ended. If it held the guard, the lane still shows it as the holder: no event says otherwise. */
    void end() {
        over = true;
    }

    public boolean isKilled() {
        return killed;
    }

    public boolean isOver() {
        return over;
    }

    /** When the buyer got the guard that it holds, {@link System#nanoTime}; 0 if it does not hold the guard. */
    public long insideSince() {
        return inside;
    }

    /** How many seats the buyer has certainly sold. */
    public int sold() {
        return sold;
    }

    /** What the buyer is doing. */
    public Doing doing() {
        return killed ? Doing.KILLED : over ? Doing.ENDED : stopped ? Doing.STOPPED : doing;
    }

    /** What the buyer is doing, in one or two words for people; empty between two purchases. */
    public String inWords() {
        return switch (doing()) {
            case READY -> "ready";
            case WAITING -> "waits";
            case INSIDE -> "is in";
            case READING -> "reads";
            case THINKING -> "has read " + value;
            case WRITING -> "writes " + (value - 1);
            case TAKING -> "takes one";
            case RECORDING -> "sells seat " + value;
            case RELEASING -> "lets go";
            case BETWEEN -> "";
            case SOLD_OUT -> "sold out";
            case GAVE_UP -> "gave up";
            case TOO_LATE -> StepWords.refused(Outcome.CONFLICT);
            case FENCED -> StepWords.refused(Outcome.FENCED);
            case LEASE_LOST -> StepWords.refused(Outcome.LEASE_LOST);
            case ENDED -> "has ended";
            case STOPPED -> "STOPPED";
            case KILLED -> "KILLED";
        };
    }

    /** When the buyer began to do that, {@link System#nanoTime}. */
    public long since() {
        return since;
    }

    /** The count that the current purchase has read; {@link PurchaseRecord#NOTHING} if it has read none. */
    public int value() {
        return value;
    }
}
