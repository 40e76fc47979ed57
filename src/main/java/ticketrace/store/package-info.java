/**
 * Stores keep the tickets: how many are left, and which buyer sold which seat.
 *
 * <p>A {@link ticketrace.store.StoreKind} creates a store in a folder for the launcher
 * ({@link ticketrace.store.ServedStore}, which exports it at the end to {@code tickets.txt} and {@code sales.csv}), and
 * opens it for a buyer ({@link ticketrace.store.TicketStore}). A store with more capabilities implements more:
 * {@link ticketrace.store.OptimisticStore}, {@link ticketrace.store.AtomicStore},
 * {@link ticketrace.store.TransactionalStore}.
 *
 * <p>Each store is a room of its own: {@code store.file}, {@code store.mapped}, {@code store.h2}. They do not know each
 * other.
 *
 * <p>May use: {@code input}, {@code plugin}, the JDK, and in the room of one store the library of that store (H2).
 * Never: locks anything, because unguarded races must stay possible.
 */
@NullMarked
package ticketrace.store;

import org.jspecify.annotations.NullMarked;
