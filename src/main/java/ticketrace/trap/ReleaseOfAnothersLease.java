package ticketrace.trap;

import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Traits;

/** {@code trap:release-of-anothers-lease}: whoever is done gives the lease back, without a look whose it is. */
public final class ReleaseOfAnothersLease implements Trap {

    @Override
    public String name() {
        return PREFIX + "release-of-anothers-lease";
    }

    @Override
    public Story story() {
        return new Story(
                "lukas-krecan/ShedLock issue 1986 (2024), apache/superset pull request 43462 (2026)",
                "The work is shorter than the lease, and whoever has done its work gives the lease back.",
                "A process does its work in time, and is stopped before it gives the lease back. The lease ends, another process gets the next one, and the first process gives that one back.",
                "The lease of a holder that was never late is gone: the next process is in together with it.",
                "Each grant has a number, and a process gives back the lease of its own number only.");
    }

    @Override
    public Size size() {
        return new Size(2, 2, 2, 0, 1);
    }

    @Override
    public Promise promise(Traits store) {
        return LeaseOfOwnNumber.PROMISE;
    }

    @Override
    public boolean promisesIfTimePassesInside() {
        return false;
    }

    @Override
    public SteppableGuard mended() {
        return new LeaseOfOwnNumber();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return NumberedLease.section(buyer.folder(), buyer.steps(), NumberedLease::giveBackNewest);
    }
}
