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
 * <p>A lock is its file, and not the file's name: a name is followed to its end (symbolic links, {@code ..}, relative paths),
 * and hard links or a later name lead to the same lock, because all that keeps processes apart lies in that one file. Only a
 * {@code LockFile}, which is there while it is held, is a name in a folder. A file that is seen through two file systems
 * (an overlay and what lies below it; a server's disk, and the same by NFS) is two files to the kernel.
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
