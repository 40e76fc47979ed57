package ticketrace.architecture.badhouse.guard;

import ticketrace.architecture.badhouse.lock.LockThatUsesGuard;

/** Breaks no rule by itself, as it uses a room below. Together with that room it forms a cycle. */
public final class CorrectGuard {

    private final LockThatUsesGuard below;

    public CorrectGuard(LockThatUsesGuard below) {
        this.below = below;
    }

    public LockThatUsesGuard below() {
        return below;
    }
}
