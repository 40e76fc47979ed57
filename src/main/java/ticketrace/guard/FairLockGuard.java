package ticketrace.guard;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import ticketrace.lock.memory.FairLock;
import ticketrace.store.Traits;

/** {@code fair-lock}: a queue of record locks. */
public final class FairLockGuard implements HeldGuard {

    /** The name of the lock file in a run's folder. */
    private static final String FILE = "tickets.fair";

    @Override
    public String name() {
        return "fair-lock";
    }

    @Override
    public String explanation() {
        return "First come, first served: a queue of record locks, each buyer asleep on the one before it.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("the kernel grants each place in the queue to one process")
                .andFirstComeFirstServed("each place in the queue is given once, and places are served in order");
    }

    @Override
    public String onWaiterKilled() {
        return "The buyers behind it move up.";
    }

    @Override
    public String onCrash() {
        return "The buyers behind it move up; the victim's seat is unknown.";
    }

    @Override
    public Set<String> options() {
        return Set.of(Opening.FENCING);
    }

    @Override
    public boolean givesTokens(Map<String, String> set) {
        return true;
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return new CriticalSection.Locked(new FairLock(buyer.folder().resolve(FILE)));
    }
}
