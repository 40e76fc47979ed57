/**
 * Cross-process locks. A {@link ticketrace.lock.ProcessLock} keeps operating-system processes apart; it knows no
 * tickets, no stores and no child processes, and can be used on its own.
 *
 * <p>Five ways to the same interface, from useless to sound:
 *
 * <ul>
 *   <li>{@link ticketrace.lock.JvmLock}: keeps threads of one process apart, and nobody else.
 *   <li>{@link ticketrace.lock.LockFile}: a file created exclusively; whoever dies holding it locks everybody out.
 *   <li>{@link ticketrace.lock.FileChannelLock}: a POSIX record lock; the kernel frees it when the holder dies.
 *   <li>{@link ticketrace.lock.FairLock}: a queue of such locks; first come, first served.
 *   <li>{@link ticketrace.lock.RobustLock}: a compare-and-set in shared memory; who finds the holder dead takes over.
 * </ul>
 *
 * <p>What they are made of: {@link ticketrace.lock.RecordLocks} on ranges of a file, {@link ticketrace.lock.LockMemory} that
 * processes share, {@link ticketrace.lock.Liveness} of others, and the {@link ticketrace.lock.Line} of those that wait,
 * where one {@link ticketrace.lock.Lookout} looks at such memory.
 *
 * <p>May use: the JDK only. Never: waits without a limit, deletes a file that carries a record lock.
 */
@NullMarked
package ticketrace.lock;

import org.jspecify.annotations.NullMarked;
