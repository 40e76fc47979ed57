package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to keep tickets. A plug-in: one class with a public constructor without parameters, and a line in {@code
 * META-INF/services/ticketrace.store.StoreKind}. A buyer makes the one that it is told of, by the name of its class.
 *
 * <p>Stateless; usable by any thread.
 */
public interface StoreKind {

    /** The name on the command line. */
    String name();

    /** One sentence for people. */
    String explanation();

    /** The database or the like that keeps the tickets, and its version; null if the store needs none. */
    default @Nullable String engine() {
        return null;
    }

    /**
     * The type of what {@link #open} gives to a buyer. The store's capabilities are the interfaces of this room that the type
     * implements: {@link OptimisticStore}, {@link AtomicStore}, {@link TransactionalStore}.
     */
    Class<? extends TicketStore> opens();

    /** Whether it is capable of that. */
    default boolean isCapableOf(Class<? extends TicketStore> capability) {
        return capability.isAssignableFrom(opens());
    }

    /** The levels at which its transactions can be isolated, from the weakest to the strongest; empty if it has none. */
    default List<Isolation> levels() {
        return List.of();
    }

    /**
     * What it really does with the reads and writes of a purchase.
     *
     * @param level the level of the purchase's transaction, one of {@link #levels}; null if the purchase is no transaction
     */
    default Traits traits(@Nullable Isolation level) {
        return Traits.OF_SINGLE_CALLS;
    }

    /** How many purchases a buyer needs at most to be warm on this store: enough for its JVM to have compiled them. */
    int warmUpPurchases();

    /**
     * How many purchases a buyer must have ahead of it for the optimizing compiler to be worth the time it takes from
     * other buyers on the same cores. If nothing else is said, no race is long enough.
     */
    default int purchasesToOptimizeFor() {
        return Integer.MAX_VALUE;
    }

    /**
     * Makes a fresh store with {@code tickets} tickets in an existing folder, and holds it ready for buyers.
     *
     * @throws IllegalArgumentException if that is not from 0 to {@link CountFile#MAX_COUNT}
     * @throws IOException if there is a store already, or it cannot be made; the message names it
     */
    ServedStore create(Path folder, int tickets) throws IOException;

    /** How many connections the launcher holds for each buyer at most. */
    default int connectionsPerBuyer() {
        return 0;
    }

    /**
     * Opens the store in {@code folder} for the buyer of that name.
     *
     * @param access as {@link ServedStore#access} says
     */
    TicketStore open(Path folder, String access, String buyer) throws IOException;

    /**
     * What a race has left in its folder: its export, or, if the launcher died before it could export anything, what
     * the store itself still tells. Nothing is changed there.
     *
     * @throws IOException if that cannot be read; the message names the file
     */
    default FinalState leftBehind(Path folder) throws IOException {
        return FinalState.read(folder);
    }
}
