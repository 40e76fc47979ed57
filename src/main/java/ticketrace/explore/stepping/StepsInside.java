package ticketrace.explore.stepping;

import ticketrace.lock.Backoff;
import ticketrace.lock.LockSteps;

/** Passes the steps of a lock, which a buyer opens once, to the pace of the purchase that goes on. One thread. */
final class StepsInside implements LockSteps {

    private LockSteps pace = LockSteps.UNHEARD;

    /** From now on the lock takes its steps at this pace. */
    void goBy(LockSteps other) {
        pace = other;
    }

    @Override
    public void before(String step) {
        pace.before(step);
    }

    @Override
    public boolean pause(Backoff backoff) throws InterruptedException {
        return pace.pause(backoff);
    }

    @Override
    public void saw(String what) {
        pace.saw(what);
    }

    @Override
    public void saw(String what, long number) {
        pace.saw(what, number);
    }

    @Override
    public void remembers(String what, long number) {
        pace.remembers(what, number);
    }
}
