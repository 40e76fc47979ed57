package ticketrace.architecture.badhouse.guard;

import ticketrace.architecture.badhouse.store.h2.CorrectStore;

/** Breaks a rule: a guard uses what all stores share, and no store of its own choice. */
public final class GuardThatUsesOneStore {

    public CorrectStore store() {
        return new CorrectStore();
    }
}
