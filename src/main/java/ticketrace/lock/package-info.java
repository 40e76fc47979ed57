/**
 * Locks between operating-system processes. A {@link ticketrace.lock.ProcessLock} keeps processes apart. It knows no
 * tickets and no stores, and can be used on its own.
 *
 * <p>Five locks, from useless to sound:
 *
 * <ul>
 *   <li>{@link ticketrace.lock.JvmLock}: keeps threads of one process apart, and nobody else.
 *   <li>{@link ticketrace.lock.file.LockFile}: a file created exclusively; if its holder dies, no process gets it
 *       again.
 *   <li>{@link ticketrace.lock.file.FileChannelLock}: a POSIX record lock; the kernel frees it when the holder dies.
 *   <li>{@link ticketrace.lock.memory.FairLock}: a queue of such locks; first come, first served.
 *   <li>{@link ticketrace.lock.memory.RobustLock}: a compare-and-set in shared memory; the process that finds the
 *       holder dead takes over.
 * </ul>
 *
 * <p>Each acquire gives a {@link ticketrace.lock.Grant}, or null. The threads of one process are kept apart by {@link
 * ticketrace.lock.LocalMutex}, in front of the part of a lock that all processes share.
 *
 * <p>A lock is its file, and not the file's name. A name is followed to its end (symbolic links, {@code ..}, relative
 * paths). Hard links or a later name lead to the same lock, because all that keeps processes apart is in that one file.
 * Only a {@code LockFile}, which exists while it is held, is a name in a folder. A file that two file systems show (an
 * overlay and what is below it; a server's disk, and the same disk by NFS) is two files to the kernel.
 *
 * <p>May use: {@code launch}, for its limits and the pid. Never: waits without a limit; deletes a file that has a
 * record lock.
 */
@NullMarked
package ticketrace.lock;

import org.jspecify.annotations.NullMarked;
