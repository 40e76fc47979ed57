/**
 * Real buyer processes that stand still before every step until somebody lets them through.
 *
 * <p>On one side of each pipe stands {@link ticketrace.explore.stepping.SteppedProcesses} in the launcher, on the other {@link
 * ticketrace.explore.stepping.SteppedMain} in a JVM of its own. They speak in
 * the lines of {@code src/docs/protocol.md}.
 *
 * The buyer makes the race's own purchase, on the race's own store and guard: only its pace is another, {@link
 * ticketrace.explore.stepping.SteppedPace}.
 *
 * <p>May use: {@code explore}, {@code race} and all rooms below. Never: prints; makes a purchase of its own kind.
 */
@NullMarked
package ticketrace.explore.stepping;

import org.jspecify.annotations.NullMarked;
