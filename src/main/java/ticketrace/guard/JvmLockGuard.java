package ticketrace.guard;

import ticketrace.lock.JvmLock;
import ticketrace.store.Traits;

/** {@code jvm-lock}: each process has its own lock, so the guard does not synchronise processes. */
public final class JvmLockGuard implements HeldGuard {

    @Override
    public String name() {
        return "jvm-lock";
    }

    @Override
    public String explanation() {
        return "A ReentrantLock inside each process: the classic mistake, because every process has its own.";
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.nothing("each process locks its own lock, so all can be inside at once");
    }

    @Override
    public String onPause() {
        return "The others go on: each has a lock of its own.";
    }

    @Override
    public String onCrash() {
        return "The lock dies with its process; it never kept another process out. The victim's seat is unknown.";
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) {
        return new CriticalSection.Locked(new JvmLock());
    }
}
