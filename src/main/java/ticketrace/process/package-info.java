/**
 * Child processes: a {@code multiprocessing} for Java.
 *
 * <p>{@link ticketrace.process.ChildProcess} does a {@link ticketrace.process.Task} in a JVM of its own. Processes talk over
 * a {@link ticketrace.process.Pipe} or a {@link ticketrace.process.Connection}, whose ends prove an {@link
 * ticketrace.process.AuthKey} first, and keep each other out with a {@link ticketrace.process.SharedLock}.
 *
 * <p>Below that, for a child with a main class of its own, two sides of one pipe: {@link ticketrace.process.ForkedJvm} in
 * the parent, {@link ticketrace.process.Parent} in the child. A child that listens to its parent never outlives it, {@code
 * kill -9} of the parent included: the pipe ends, and the child with it.
 *
 * <p>May use: the JDK, and the {@code lock} room for its one lock; in a child as little of it as it can. Never: knows
 * tickets or buyers.
 */
@NullMarked
package ticketrace.process;

import org.jspecify.annotations.NullMarked;
