package ticketrace.trap;

import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code mended:lease-of-own-number}: a lease that a process gives back only by its own number. */
public final class LeaseOfOwnNumber implements SteppableGuard {

    /** What a lease promises if each purchase is shorter than it. */
    static final Promise PROMISE = Promise.exclusion("a purchase is shorter than the lease")
            .butDeadHolderBlocks("the lease of a killed holder has to end first");

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "lease-of-own-number";
    }

    @Override
    public String explanation() {
        return "A lease with a number. Its holder gives back that number only.";
    }

    @Override
    public Promise promise(Traits store) {
        return PROMISE;
    }

    @Override
    public boolean noticesTime() {
        return true;
    }

    @Override
    public boolean promisesIfTimePassesInside() {
        return false;
    }

    @Override
    public String onCrash() {
        return "The lease of a dead holder ends after half an hour, and the next buyer gets one.";
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return NumberedLease.section(buyer.folder(), buyer.steps(), NumberedLease::giveBackMine);
    }
}
