/**
 * Python's {@code multiprocessing}, for Java: the tutorial's processes, pipes, connections and lock.
 *
 * <p>{@link ticketrace.multiprocessing.ChildProcess} does a {@link ticketrace.multiprocessing.Task} in a JVM of its
 * own. Processes talk over a {@link ticketrace.multiprocessing.Pipe} or a {@link
 * ticketrace.multiprocessing.Connection}, whose ends prove an {@link ticketrace.multiprocessing.AuthKey} first. They
 * exclude each other with a {@link ticketrace.multiprocessing.SharedLock}.
 *
 * <p>May use: {@code launch} and {@code lock}. Never: knows tickets or buyers; the race does not use it.
 */
@NullMarked
package ticketrace.multiprocessing;

import org.jspecify.annotations.NullMarked;
