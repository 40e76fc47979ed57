/**
 * Where tickets are kept: how many are left, and which seat was sold by whom.
 *
 * <p>A {@link ticketrace.store.StoreKind} creates a store in a folder, as the launcher holds it
 * ({@link ticketrace.store.ServedStore}, which exports it at the end to {@code tickets.txt} and {@code sales.csv}), and
 * opens it for a buyer ({@link ticketrace.store.TicketStore}). A store that can do more implements more:
 * {@link ticketrace.store.OptimisticStore}, {@link ticketrace.store.AtomicStore},
 * {@link ticketrace.store.TransactionalStore}.
 *
 * <p>Each store is a room of its own: {@code store.file}, {@code store.mapped}, {@code store.h2}. They do not know each
 * other.
 *
 * <p>May use: {@code input}, the JDK, and in the room of one store what that store is made of (H2). Never: locks
 * anything; unguarded races must stay possible.
 */
@NullMarked
package ticketrace.store;

import org.jspecify.annotations.NullMarked;
