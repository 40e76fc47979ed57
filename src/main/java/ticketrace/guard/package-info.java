/**
 * The catalogue of guards: the ways to keep buyers apart during a purchase, what each promises, how it behaves when its
 * holder is killed, and which stores it fits.
 *
 * <p>The catalogue is data: tables, help, reports and documents are drawn from {@link ticketrace.guard.Guards}. A new
 * guard is one class (mostly in {@code lock}) and one entry there.
 *
 * <p>May use: {@code lock}, {@code store}. Never: judges whether a promise was kept; that is {@code audit}.
 */
@NullMarked
package ticketrace.guard;

import org.jspecify.annotations.NullMarked;
