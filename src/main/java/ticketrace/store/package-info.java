/**
 * Where tickets are kept: how many are left, and which seat was sold by whom.
 *
 * <p>A {@link ticketrace.store.StoreKind} creates a store in a folder, opens it for a buyer, and exports it at the end to
 * {@code tickets.txt} and {@code sales.csv}. A {@link ticketrace.store.TicketStore} is what a buyer has open. All kinds
 * stand in {@link ticketrace.store.Stores}: a new one is one class and one entry there.
 *
 * <p>May use: the JDK only. Never: locks anything. Unguarded races must stay possible.
 */
@NullMarked
package ticketrace.store;

import org.jspecify.annotations.NullMarked;
