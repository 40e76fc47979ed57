package ticketrace.guard;

import ticketrace.store.AtomicStore;
import ticketrace.store.OptimisticStore;
import ticketrace.store.TicketStore;

/** The steps of a purchase, by what its guard makes of them. */
public enum PurchaseKind {
    /** ACQUIRE, READ, WRITE, RECORD, RELEASE; without anything to acquire only READ, WRITE, RECORD. */
    READ_THEN_WRITE(TicketStore.class),
    /** READ, COMPARE_AND_SET, RECORD; after a conflict again from READ. */
    OPTIMISTIC(OptimisticStore.class),
    /** TAKE, RECORD: the store takes one out of its count by itself, and says which. */
    ATOMIC(AtomicStore.class);

    private final Class<? extends TicketStore> capability;

    PurchaseKind(Class<? extends TicketStore> capability) {
        this.capability = capability;
    }

    /** What a store must be capable of for it. */
    public Class<? extends TicketStore> capability() {
        return capability;
    }
}
