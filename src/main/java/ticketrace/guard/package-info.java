/**
 * The catalogue of guards: the ways to keep buyers apart during a purchase, what each promises, how it behaves when its
 * holder is killed, and which stores it fits.
 *
 * <p>The catalogue is data: tables, help, reports and documents are drawn from {@link ticketrace.guard.Guards}. A new
 * guard is one class, a {@link ticketrace.guard.Guard}, and one line in {@code META-INF/services/ticketrace.guard.Guard}. The
 * class says its {@link ticketrace.guard.PurchaseKind}, which are the steps of a purchase, its {@link ticketrace.guard.Promise}, and the {@link ticketrace.guard.CriticalSection} around a purchase if it has one,
 * mostly a lock of the {@code lock} room.
 *
 * <p>May use: {@code lock}, {@code store}, {@code plugin}. Never: judges whether a promise was kept; that is {@code audit}.
 */
@NullMarked
package ticketrace.guard;

import org.jspecify.annotations.NullMarked;
