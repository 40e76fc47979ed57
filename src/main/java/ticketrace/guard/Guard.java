package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.TicketStore;
import ticketrace.store.Traits;
import ticketrace.store.TransactionalStore;

/**
 * One way to keep buyers apart: an entry of the catalogue. A plug-in: one class with a public constructor without
 * parameters, and a line in {@code META-INF/services/ticketrace.guard.Guard}.
 *
 * <p>Of a guard that keeps buyers apart by something that each of them holds, see {@link HeldGuard}. Stateless; usable by any
 * thread. A buyer makes the one guard that it is told of, by the name of its class, and asks it for nothing but {@link
 * #purchaseKind} and {@link #open}: whatever else a guard says is to be made when it is asked for.
 */
public interface Guard {

    /** The name on the command line. */
    String name();

    /** One sentence for people. */
    String explanation();

    /** The steps of a purchase under it. */
    default PurchaseKind purchaseKind() {
        return PurchaseKind.READ_THEN_WRITE;
    }

    /**
     * The levels of isolation at which its transactions can run, from the weakest to the strongest: one if it leaves nobody a
     * choice; none if a purchase under it is no transaction.
     */
    default List<Isolation> levels() {
        return List.of();
    }

    /** What a store must be capable of: an interface of room {@code store}. */
    default Class<? extends TicketStore> needs() {
        return isTransaction() ? TransactionalStore.class : purchaseKind().capability();
    }

    /**
     * What it promises.
     *
     * @param store what the store really does with the reads and writes of a purchase under it
     */
    Promise promise(Traits store);

    /** What happens when the buyer that holds it is killed, in a sentence. */
    String onCrash();

    /** Whether a purchase is a transaction: what was done in it stands once RELEASE, its commit, has ended. */
    default boolean isTransaction() {
        return !levels().isEmpty();
    }

    /** Whether it leaves the user a choice of the level of its transactions. */
    default boolean hasIsolation() {
        return levels().size() > 1;
    }

    /** Whether the store is capable of what it needs, at one of its levels if it has any. */
    default boolean fits(StoreKind store) {
        boolean hasLevel = levels().isEmpty() || levels().stream().anyMatch(store.levels()::contains);
        return store.isCapableOf(needs()) && hasLevel;
    }

    /** Whether a buyer holds something of it, from ACQUIRE to RELEASE. */
    default boolean isHeld() {
        return false;
    }

    /**
     * What a buyer holds from ACQUIRE to RELEASE.
     *
     * @param folder the folder of the race
     * @param store the store as the buyer has it open
     * @param isolation the level of its transactions, if it has levels
     * @return null if nothing is held
     */
    default @Nullable CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
            throws IOException {
        return null;
    }

    /** Takes away what dead holders left behind in the folder of a race; for when no buyer is inside. */
    default void sweep(Path folder) throws IOException {
        // most guards leave nothing that anybody waits for
    }
}
