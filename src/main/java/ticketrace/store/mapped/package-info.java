/**
 * The store in shared memory: {@link ticketrace.store.mapped.MappedHead} has the count, {@link
 * ticketrace.store.mapped.MappedSales} a chunk of sales for each buyer, all in one file that every buyer maps.
 */
@NullMarked
package ticketrace.store.mapped;

import org.jspecify.annotations.NullMarked;
