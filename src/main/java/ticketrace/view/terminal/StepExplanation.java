package ticketrace.view.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Holders;
import ticketrace.explore.Play;
import ticketrace.explore.Turn;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.Step;
import ticketrace.run.RaceSettings;

/**
 * Explains to a student, in a sentence or two, what a buyer does next, and what can happen before its following step.
 */
final class StepExplanation {

    private final Guard guard;
    private final Promise promise;
    private final boolean transaction;
    private final boolean alone;

    StepExplanation(RaceSettings settings) {
        this.guard = Guards.named(settings.guard());
        this.promise = settings.promise();
        this.transaction = guard.isTransaction();
        this.alone = promise.isExclusion();
    }

    /** Each explanation, and the letters of the buyers that it is about. */
    Map<String, String> all(Play play) {
        Map<String, String> letters = new LinkedHashMap<>();
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            letters.merge(of(play, buyer), Turn.letter(buyer), String::concat);
        }
        return letters;
    }

    /** The buyer's next step and what it does; or what the buyer waits for, or how it ended. */
    String of(Play play, int buyer) {
        BuyerState buyerState = play.buyerStates().get(buyer);
        return switch (buyerState.place()) {
            case BEFORE ->
                buyerState.inside().next() == null
                        ? ofStep(Objects.requireNonNull(buyerState.step()), buyerState.value())
                        : buyerState.inside().next() + " is the next step inside its " + buyerState.step()
                                + ". Before it, another buyer can take steps, also inside the lock.";
            case SLEEPING ->
                "SLEEPS in the kernel, in " + buyerState.inside().next() + ", until another buyer wakes it.";
            case WAITING, REFUSED -> ofWaiting(play, buyer, buyerState.step());
            case ENDED -> "ENDED: it buys no more.";
            case KILLED -> "KILLED (SIGKILL): it could not finish or clean up. + starts a new process in its place.";
        };
    }

    /** The step and what it does, to this seat if the step is about a seat. */
    String ofStep(Step step, int seat) {
        return switch (step) {
            case ACQUIRE -> "ACQUIRE " + acquire();
            case READ -> "READ looks how many tickets are left, to sell the seat of that number. " + afterReading();
            case STILL_HELD ->
                "STILL_HELD asks whether the lease still runs. It can end right after the answer, before WRITE.";
            case WRITE ->
                "WRITE puts " + (seat - 1) + " in place of the " + seat + " that was read, without looking again. "
                        + ifOthersWrote();
            case COMPARE_AND_SET ->
                "COMPARE_AND_SET puts " + (seat - 1) + " in place of the " + seat
                        + " that was read, if nobody has written since; otherwise the buyer reads again.";
            case TAKE ->
                "TAKE makes the store take one ticket and say which, in one step. No other buyer can act in between.";
            case RECORD -> "RECORD puts the sale of seat " + seat + " on the list. " + beforeRecorded();
            case RELEASE ->
                transaction
                        ? "RELEASE commits: then count and sale are final, and a waiting buyer can continue."
                        : "RELEASE gives the guard back, and a waiting buyer can try again.";
        };
    }

    private String acquire() {
        if (transaction) {
            return alone
                    ? "makes the database lock the row with the count. Later buyers wait until this transaction ends."
                    : "begins a transaction and keeps no buyer out. If two buyers write, the database decides.";
        }
        return alone
                ? "asks for the guard. One buyer gets it; a buyer that asks later waits until it is given back."
                : "asks for the guard, which keeps no buyer out: "
                        + promise.term(Anomaly.OVERLAP).reason() + ".";
    }

    private String afterReading() {
        if (alone) {
            return "No other buyer is inside, so the count stays the same until WRITE.";
        }
        return isRefused()
                ? "Others can read the same count, but only the first write succeeds."
                : "Until it writes, others can read the same count and sell the same seat.";
    }

    private String ifOthersWrote() {
        if (alone) {
            return "No other buyer is inside, so no buyer has written meanwhile.";
        }
        return isRefused()
                ? "The database refuses that if another buyer has written meanwhile."
                : "What others have written meanwhile is lost.";
    }

    private String beforeRecorded() {
        return promise.isAllOrNothing()
                ? "Others see it only after RELEASE. If the buyer is killed first, the database undoes both."
                : "The count is already one less. If the buyer is killed now, the seat is lost.";
    }

    private boolean isRefused() {
        return promise.expectation(Anomaly.LOST_UPDATE) == Expectation.FORBIDDEN;
    }

    private String ofWaiting(Play play, int buyer, @Nullable Step step) {
        if (!play.isStuck(buyer)) {
            return "WAITS: it may try " + step + " again now. If several buyers wait, the first to try gets the guard.";
        }
        Holders holders = play.holdersAgainst(buyer);
        if (holders.buyers().isEmpty()) {
            return "BLOCKED in " + step + ".";
        }
        String letters = Turn.letters(holders.buyers());
        String killed = holders.killed()
                ? ", now dead. "
                : ". If " + letters + (holders.buyers().size() == 1 ? " is" : " are") + " killed: ";
        return "BLOCKED in " + step + " by " + letters + killed + guard.onCrash();
    }
}
