package ticketrace.guard;

import java.util.EnumSet;
import java.util.Set;
import ticketrace.history.Step;
import ticketrace.store.AtomicStore;
import ticketrace.store.OptimisticStore;
import ticketrace.store.TicketStore;

/** The sequence of steps of a purchase. The guard chooses it. */
public enum PurchaseKind {
    /** ACQUIRE, READ, WRITE, RECORD, RELEASE; without a critical section only READ, WRITE, RECORD. */
    READ_THEN_WRITE(TicketStore.class),
    /** READ, COMPARE_AND_SET, RECORD; after a conflict the buyer starts again at READ. */
    OPTIMISTIC(OptimisticStore.class),
    /** TAKE, RECORD: the store decrements its count atomically and returns the seat. */
    ATOMIC(AtomicStore.class);

    private final Class<? extends TicketStore> capability;

    PurchaseKind(Class<? extends TicketStore> capability) {
        this.capability = capability;
    }

    /** The interface that a store must implement for these steps. */
    public Class<? extends TicketStore> capability() {
        return capability;
    }

    /**
     * The steps of a purchase, in their order.
     *
     * @param held whether the buyer holds the guard during the purchase
     */
    public Set<Step> steps(boolean held) {
        return switch (this) {
            case READ_THEN_WRITE ->
                held
                        ? EnumSet.of(Step.ACQUIRE, Step.READ, Step.WRITE, Step.RECORD, Step.RELEASE)
                        : EnumSet.of(Step.READ, Step.WRITE, Step.RECORD);
            case OPTIMISTIC -> EnumSet.of(Step.READ, Step.COMPARE_AND_SET, Step.RECORD);
            case ATOMIC -> EnumSet.of(Step.TAKE, Step.RECORD);
        };
    }
}
