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

/** Explains to a student, in a sentence or two, what a buyer does next, and what can happen before its step after that. */
final class StepExplanation {

    private final Guard guard;
    private final Promise promise;
    private final boolean transaction;
    private final boolean alone;

    StepExplanation(RaceSettings settings) {
        this.guard = Guards.named(settings.guard());
        this.promise = Guards.promise(settings.guard(), settings.store(), settings.isolation());
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
                                + ". Before it, another buyer can take steps, also of the lock.";
            case SLEEPING ->
                "SLEEPS in the kernel, in " + buyerState.inside().next() + ", until another buyer wakes it.";
            case WAITING, REFUSED -> ofWaiting(play, buyer, buyerState.step());
            case ENDED -> "ENDED: it buys no more.";
            case KILLED ->
                "KILLED (SIGKILL): it could finish nothing and tidy up nothing. + starts a fresh process in its place.";
        };
    }

    /** The step and what it does, to this seat if the step is about a seat. */
    String ofStep(Step step, int seat) {
        return switch (step) {
            case ACQUIRE -> "ACQUIRE " + acquire();
            case READ -> "READ looks how many tickets are left, to sell the seat of that number. " + afterReading();
            case WRITE ->
                "WRITE puts " + (seat - 1) + " in place of the " + seat + " that was read, without looking again. "
                        + ifOthersWrote();
            case COMPARE_AND_SET ->
                "COMPARE_AND_SET puts " + (seat - 1) + " in place of the " + seat
                        + " that was read, if nobody has written since; else it begins again from READ.";
            case TAKE ->
                "TAKE has the store take one ticket off and say which, in one go: between reading and writing there"
                        + " is no gap to come into.";
            case RECORD -> "RECORD puts the sale of seat " + seat + " on the list. " + beforeRecorded();
            case RELEASE ->
                transaction
                        ? "RELEASE commits: from then on what was written stands, and who waits for it can go on."
                        : "RELEASE gives the guard back, and who waits for it can try again.";
        };
    }

    private String acquire() {
        if (transaction) {
            return alone
                    ? "has the database lock the row with the count. Who asks later waits until this transaction ends."
                    : "begins a transaction and keeps nobody out. What becomes of two that write is up to the database.";
        }
        return alone
                ? "asks for the guard. One buyer gets it, and who asks later waits until it is given back."
                : "asks for the guard, which keeps nobody out: "
                        + promise.term(Anomaly.OVERLAP).reason() + ".";
    }

    private String afterReading() {
        if (alone) {
            return "Nobody else is inside, so that stays true until WRITE.";
        }
        return isRefused()
                ? "Others can read the same, but only the first to write gets through."
                : "Until it writes, others can read the same, and sell that seat too.";
    }

    private String ifOthersWrote() {
        if (alone) {
            return "Nobody else is inside, so nobody has written meanwhile.";
        }
        return isRefused()
                ? "The database refuses that if somebody has written meanwhile."
                : "What others have written meanwhile is overwritten and lost.";
    }

    private String beforeRecorded() {
        return promise.isAllOrNothing()
                ? "Others see neither it nor the new count before RELEASE; killed first, both are undone."
                : "The count is one less already: killed now, the seat is gone, and nobody has it.";
    }

    private boolean isRefused() {
        return promise.expectation(Anomaly.LOST_UPDATE) == Expectation.FORBIDDEN;
    }

    private String ofWaiting(Play play, int buyer, @Nullable Step step) {
        if (!play.isStuck(buyer)) {
            return "WAITS: it may try " + step + " again now. Of several that wait, the first to try gets in.";
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
