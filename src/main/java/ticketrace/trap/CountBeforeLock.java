package ticketrace.trap;

import java.util.EnumSet;
import java.util.Set;
import ticketrace.guard.Anomaly;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;

/** {@code trap:count-before-lock}: the count is read before the lock is taken, and only the write is inside. */
public final class CountBeforeLock implements Trap {

    @Override
    public String name() {
        return PREFIX + "count-before-lock";
    }

    @Override
    public Story story() {
        return new Story(
                "github/gh-stack pull request 7 (2026)",
                "The lock belongs around the write: a read changes nothing.",
                "Two processes read the same count, then take the lock one after the other, and each writes what follows from its own old count.",
                "Updates are lost although never two processes are inside the lock.",
                "The count is read inside the lock.");
    }

    @Override
    public Set<Anomaly> shows() {
        return EnumSet.of(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED);
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return EarlyRead.section(
                buyer.store(), new TrapLockFile(buyer.folder(), "count-before-lock", buyer.steps()), buyer.steps());
    }
}
