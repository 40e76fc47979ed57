/**
 * The catalogue of guards: the ways to synchronise buyers during a purchase, what each promises, how it behaves
 * when its holder is killed, and which stores it fits.
 *
 * <p>Tables, help, reports and documents list the guards of {@link ticketrace.guard.Guards}. A new guard is one class,
 * a {@link ticketrace.guard.Guard}, and one line in {@code META-INF/services/ticketrace.guard.Guard}. The class returns
 * its {@link ticketrace.guard.PurchaseKind} (the steps of a purchase), its {@link ticketrace.guard.Promise}, and, if it
 * has one, the {@link ticketrace.guard.CriticalSection} around a purchase: mostly a lock of the {@code lock} room.
 *
 * <p>May use: {@code history}, {@code lock}, {@code store}, {@code plugin}. Never: judges whether a guard kept its promise.
 */
@NullMarked
package ticketrace.guard;

import org.jspecify.annotations.NullMarked;
