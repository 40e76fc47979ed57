/**
 * Locks between operating-system processes. A {@link ticketrace.lock.ProcessLock} keeps processes apart. It knows no
 * tickets and no stores, and can be used on its own.
 *
 * <p>Five locks, from the weakest to the strongest:
 *
 * <ul>
 *   <li>{@link ticketrace.lock.JvmLock}: keeps only threads of one process apart.
 *   <li>{@link ticketrace.lock.file.LockFile}: a file created exclusively; if its holder dies, no process gets it
 *       again.
 *   <li>{@link ticketrace.lock.file.FileChannelLock}: a POSIX record lock; the kernel frees it when the holder dies.
 *   <li>{@link ticketrace.lock.memory.FairLock}: a queue of record locks; first come, first served.
 *   <li>{@link ticketrace.lock.memory.RobustLock}: a compare-and-set in shared memory; the process that finds the
 *       holder dead takes over.
 * </ul>
 *
 * <p>Each acquire gives a {@link ticketrace.lock.Grant}, or null. The threads of one process are kept apart by {@link
 * ticketrace.lock.LocalMutex}, in front of the part of a lock that all processes share.
 *
 * <p>A lock is its file, and not the file's name. Each lock follows symbolic links, {@code ..} and relative paths. Hard
 * links and a later name lead to the same lock, because all that keeps processes apart is in that one file. Only a
 * {@code LockFile} is a name in a folder: the file exists while a process holds the lock. If two file systems show the
 * same file (an overlay and the one below it; a server's disk, and the same disk by NFS), the kernel takes it for two
 * files.
 *
 * <p>May use: {@code launch}, for its limits and the pid. Never: waits without a limit; deletes a file that has a
 * record lock.
 */
@NullMarked
package ticketrace.lock;

import org.jspecify.annotations.NullMarked;
