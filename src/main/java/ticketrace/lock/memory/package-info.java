/**
 * Locks made of words of shared memory, beside record locks that tell which process lives.
 *
 * <p>{@link ticketrace.lock.memory.LockMemory} is the memory, {@link ticketrace.lock.memory.Liveness} tells whether a
 * process lives, and {@link ticketrace.lock.memory.WaitStrategy} is how a process waits for a word to change.
 *
 * <p>May use: {@code lock.file}, {@code lock}, and what they may use.
 */
@NullMarked
package ticketrace.lock.memory;

import org.jspecify.annotations.NullMarked;
