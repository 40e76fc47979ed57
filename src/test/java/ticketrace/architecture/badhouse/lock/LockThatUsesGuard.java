package ticketrace.architecture.badhouse.lock;

import ticketrace.architecture.badhouse.guard.CorrectGuard;
import ticketrace.architecture.badhouse.multiprocessing.CorrectTutorial;

/** Breaks two rules: a room uses only rooms below it; the race uses no room of the tutorial. */
public final class LockThatUsesGuard {

    private final CorrectGuard above = new CorrectGuard(this);

    private final CorrectTutorial tutor = new CorrectTutorial();

    public CorrectTutorial tutor() {
        return tutor;
    }

    public CorrectGuard above() {
        return above;
    }
}
