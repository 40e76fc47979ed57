package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of store. It is a plug-in: one class with a public constructor without parameters, and one line in {@code
 * META-INF/services/ticketrace.store.StoreKind}. The launcher sends the name of the class to a buyer, which creates it.
 *
 * <p>Stateless; usable by any thread.
 */
public interface StoreKind {

    /** The name on the command line. */
    String name();

    /** One sentence for people. */
    String explanation();

    /** The database or other engine that keeps the tickets, and its version; null if the store needs none. */
    default @Nullable String engine() {
        return null;
    }

    /**
     * The type that {@link #open} returns. The store's capabilities are the interfaces of this room that the type
     * implements: {@link OptimisticStore}, {@link AtomicStore}, {@link TransactionalStore}.
     */
    Class<? extends TicketStore> opens();

    /** Whether the store has this capability. */
    default boolean isCapableOf(Class<? extends TicketStore> capability) {
        return capability.isAssignableFrom(opens());
    }

    /** The isolation levels of its transactions, from the weakest to the strongest; empty if it has no transactions. */
    default List<Isolation> levels() {
        return List.of();
    }

    /**
     * What the store really does with the reads and writes of a purchase.
     *
     * @param level the level of the purchase's transaction, one of {@link #levels}; null if the purchase is no
     *     transaction
     */
    default Traits traits(@Nullable Isolation level) {
        return Traits.OF_SINGLE_CALLS;
    }

    /** The most purchases that a buyer needs to warm up on this store, until its JVM has compiled the code. */
    int warmUpPurchases();

    /**
     * The least number of purchases of a buyer for which the optimizing compiler is worth its time, which it takes from
     * other buyers on the same cores. By default no race is long enough.
     */
    default int purchasesToOptimizeFor() {
        return Integer.MAX_VALUE;
    }

    /**
     * Creates a new store with {@code tickets} tickets in an existing folder; buyers can then open it.
     *
     * @throws IllegalArgumentException if {@code tickets} is not from 0 to {@link CountFile#MAX_COUNT}
     * @throws IOException if there is a store already, or it cannot be created; the message names it
     */
    ServedStore create(Path folder, int tickets) throws IOException;

    /** The most connections that the launcher holds for each buyer. */
    default int connectionsPerBuyer() {
        return 0;
    }

    /**
     * Opens the store in {@code folder} for the buyer with that name.
     *
     * @param access the word from {@link ServedStore#access}
     */
    TicketStore open(Path folder, String access, String buyer) throws IOException;

    /**
     * The state that a race left in its folder: its export, or the contents of the store itself if the launcher died
     * before it exported. Changes nothing in the folder.
     *
     * @throws IOException if the state cannot be read; the message names the file
     */
    default FinalState leftBehind(Path folder) throws IOException {
        return FinalState.read(folder);
    }
}
