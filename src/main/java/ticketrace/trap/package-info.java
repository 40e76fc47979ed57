/**
 * Locks that people really wrote and that fail, each beside the lock that its author meant. They are guards: {@code
 * --guard trap:unlink-on-release}. Each is one class, a {@link ticketrace.guard.Trap}; what several of them share is in
 * {@link ticketrace.trap.TrySection} and {@link ticketrace.trap.TrapLockFile}.
 *
 * <p>May use: {@code guard}, {@code store}, {@code lock}, {@code launch}. Never: knows a schedule.
 */
@NullMarked
package ticketrace.trap;

import org.jspecify.annotations.NullMarked;
