package ticketrace.trap;

import java.util.EnumSet;
import java.util.Set;
import ticketrace.guard.Anomaly;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.CountFile;
import ticketrace.store.CountFileStore;
import ticketrace.store.TicketStore;

/** {@code trap:locked-data-file}: the lock is on {@code tickets.txt}, and each WRITE replaces {@code tickets.txt}. */
public final class LockedDataFile implements Trap {

    @Override
    public String name() {
        return PREFIX + "locked-data-file";
    }

    @Override
    public Story story() {
        return new Story(
                "jdx/fnox issue 318 (2026)",
                "The data file itself is locked while it is changed; it is saved by a new file and a rename.",
                "The lock stays on the old file. A process that had opened the old file gets its lock, and works on the old data.",
                "Two processes change the same data one after the other, and the second saves over what the first has saved.",
                "The lock is on a file of its own, which no process replaces.");
    }

    /** The data file of Ticketrace is the count of a store that keeps it in a file. */
    @Override
    public Class<? extends TicketStore> needs() {
        return CountFileStore.class;
    }

    @Override
    public Set<Anomaly> shows() {
        return EnumSet.of(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED);
    }

    @Override
    public SteppableGuard mended() {
        return new KernelLock();
    }

    /** A buyer that saves the data gives the name to another file. */
    @Override
    public Set<String> otherNames() {
        return Set.of(CountFile.NAME);
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return LockedDataSection.open(buyer.folder(), buyer.store(), buyer.steps());
    }
}
