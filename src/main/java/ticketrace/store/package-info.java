/**
 * Where tickets are kept: how many are left, and which seat was sold by whom.
 *
 * <p>A {@link ticketrace.store.StoreKind} creates a store in a folder, as the launcher holds it ({@link
 * ticketrace.store.ServedStore}, which exports it at the end to {@code tickets.txt} and {@code sales.csv}), and opens it for
 * a buyer ({@link ticketrace.store.TicketStore}; stores that can do more are also {@link ticketrace.store.OptimisticStore},
 * {@link ticketrace.store.AtomicStore}, {@link ticketrace.store.TransactionalStore}). All kinds stand in {@link
 * ticketrace.store.Stores}: a new one is one class and one entry there.
 *
 * <p>The file store is {@link ticketrace.store.CountFile} and {@link ticketrace.store.SalesFile}; the mapped store is {@link
 * ticketrace.store.MappedHead} with the count and {@link ticketrace.store.MappedSales} with a chunk for each buyer.
 *
 * <p>May use: {@code input}, the JDK, and in the classes of one store what that store is made of (H2). Never: locks anything. Unguarded
 * races must stay possible.
 */
@NullMarked
package ticketrace.store;

import org.jspecify.annotations.NullMarked;
