package ticketrace.guard;

import java.io.IOException;
import java.util.Set;
import ticketrace.lock.memory.RobustLock;
import ticketrace.store.Traits;

/** {@code robust-lock}: a word in shared memory that names its holder. */
public final class RobustLockGuard implements HeldGuard {

    /** The lock file's name in a run's folder, and the beginning of its companion's name. */
    private static final String FILE = "tickets.robust";

    @Override
    public String name() {
        return "robust-lock";
    }

    @Override
    public String explanation() {
        return "Compare-and-set in shared memory: no system call unless others want it, too.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion(
                "the word in memory names one holder, and another process takes it only from a dead one");
    }

    @Override
    public String onCrash() {
        return "The next buyer finds the holder dead and takes over; the victim's seat is unknown.";
    }

    @Override
    public Set<String> options() {
        return Set.of(Opening.FENCING);
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return CriticalSection.Locked.counted(new RobustLock(buyer.folder().resolve(FILE)), buyer);
    }
}
