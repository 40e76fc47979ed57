package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

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

    /** What it promises, at its strongest level of isolation if it has several. */
    Promise promise();

    /** What it promises at each level of isolation; empty if it leaves nobody a choice. */
    default Map<Isolation, Promise> promises() {
        return Map.of();
    }

    /** What happens when the buyer that holds it is killed, in a sentence. */
    String onCrash();

    /** The stores it fits. */
    List<String> stores();

    default boolean fits(String store) {
        return stores().contains(store);
    }

    /** Whether its transactions can be isolated more or less. */
    default boolean hasIsolation() {
        return !promises().isEmpty();
    }

    /** Whether the purchase is a transaction: what was done in it stands once RELEASE, its commit, has ended. */
    default boolean isTransaction() {
        return hasIsolation() || promise().isAllOrNothing();
    }

    /** What it promises at this level; for a guard without levels there is none. */
    default Promise promise(@Nullable Isolation isolation) {
        Promise atLevel = isolation == null ? null : promises().get(isolation);
        return atLevel == null ? promise() : atLevel;
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

    /** Whether it promises that at most one buyer is inside. */
    default boolean promisesExclusion() {
        return promise().expectation(Anomaly.OVERLAP) == Expectation.FORBIDDEN;
    }
}
