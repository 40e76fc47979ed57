/**
 * Child processes: start a JVM of its own for a main class, talk to it line by line, wait for it with a limit, end it.
 *
 * <p>Two sides of one pipe: {@link ticketrace.process.ForkedJvm} in the parent, {@link ticketrace.process.Parent} in
 * the child. A child that listens to its parent never outlives it, {@code kill -9} of the parent included: the pipe ends,
 * and the child with it.
 *
 * <p>May use: the JDK only, and in a child as little of it as it can. Never: knows tickets, buyers or locks.
 */
@NullMarked
package ticketrace.process;

import org.jspecify.annotations.NullMarked;
