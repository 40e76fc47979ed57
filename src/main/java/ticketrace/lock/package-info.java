/**
 * Locks between operating-system processes. A {@link ticketrace.lock.ProcessLock} keeps processes apart. It knows no tickets
 * and no stores, and can be used on its own.
 *
 * <p>Five locks, from useless to sound:
 *
 * <ul>
 *   <li>{@link ticketrace.lock.JvmLock}: keeps threads of one process apart, and nobody else.
 *   <li>{@link ticketrace.lock.file.LockFile}: a file created exclusively; if its holder dies, nobody gets it again.
 *   <li>{@link ticketrace.lock.file.FileChannelLock}: a POSIX record lock; the kernel frees it when the holder dies.
 *   <li>{@link ticketrace.lock.memory.FairLock}: a queue of such locks; first come, first served.
 *   <li>{@link ticketrace.lock.memory.RobustLock}: a compare-and-set in shared memory; whoever finds the holder dead takes over.
 * </ul>
 *
 * <p>A lock is its file, and not the file's name. A name is followed to its end (symbolic links, {@code ..}, relative paths).
 * Hard links or a later name lead to the same lock, because all that keeps processes apart lies in that one file. Only a
 * {@code LockFile}, which is there while it is held, is a name in a folder. A file that is seen through two file systems
 * (an overlay and what lies below it; a server's disk, and the same by NFS) is two files to the kernel.
 *
 * <p>May use: {@code launch}, for its limits and the pid. Never: waits without a limit; deletes a file that carries a record
 * lock.
 */
@NullMarked
package ticketrace.lock;

import org.jspecify.annotations.NullMarked;
