/**
 * Locks made of files: POSIX record locks, and a file that is created exclusively.
 *
 * <p>{@link ticketrace.lock.file.RecordLocks} are locks on ranges of a file, {@link ticketrace.lock.file.WaitQueue} is
 * the queue of those that wait for one, and {@link ticketrace.lock.file.OpenLockFiles} keeps each lock file open once
 * in a process: closing any channel on such a file would free its locks.
 *
 * <p>May use: {@code lock}, and what it may use.
 */
@NullMarked
package ticketrace.lock.file;

import org.jspecify.annotations.NullMarked;
