/**
 * Real buyer processes that stand still before every step until somebody lets them through.
 *
 * <p>On one side of each pipe stands {@link ticketrace.explore.stepping.SteppedProcesses} in the launcher, on the other {@link
 * ticketrace.explore.stepping.SteppedMain} in a JVM of its own. They speak in lines:
 *
 * <pre>
 * launcher open NAME ACCESS      be that buyer: open the store and the guard
 * buyer    opened
 * launcher begin                 buy, with a fresh history
 * buyer    at STEP VALUE         standing before that step, having read that count
 * buyer    at STEP VALUE refused the same, after the store refused the step before and undid the purchase
 * launcher go                    take it
 * buyer    waits                 somebody else has the guard; go: try again
 * launcher stop                  give up waiting, finish, close your history
 * buyer    ended REASON          done; the history is closed
 * launcher leave                 break off where you stand, and give back what you hold
 * buyer    left                  ready for another beginning
 * buyer    error TEXT            one line for people, then exit code 74
 * </pre>
 *
 * The buyer makes the race's own purchase, on the race's own store and guard: only its pace is another, {@link
 * ticketrace.explore.stepping.SteppedPace}.
 *
 * <p>May use: {@code explore}, {@code race} and all rooms below. Never: prints; makes a purchase of its own kind.
 */
@NullMarked
package ticketrace.explore.stepping;

import org.jspecify.annotations.NullMarked;
