/**
 * Real buyer processes that stop before every step until the launcher lets them through.
 *
 * <p>{@link ticketrace.explore.stepping.SteppedProcesses} in the launcher and {@link
 * ticketrace.explore.stepping.SteppedBuyer} in the JVM of each buyer exchange the lines of {@code src/docs/protocol.md}.
 *
 * <p>A stepped buyer makes the same purchase as in a free race, with the same store and guard. Only its pace is
 * different: {@link ticketrace.explore.stepping.SteppedPace}.
 *
 * <p>May use: {@code explore}, {@code race} and all rooms below. Never: prints; implements the purchase itself.
 */
@NullMarked
package ticketrace.explore.stepping;

import org.jspecify.annotations.NullMarked;
