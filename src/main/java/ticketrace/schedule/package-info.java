/**
 * The order of steps in somebody's hands: real buyer processes stand still before every step until they are let through.
 *
 * <pre>
 * Explorer  -> every schedule ->  Play  -> turns ->  SteppedBuyers  -> pipe ->  SteppedMain  -> LetThrough, TriedGuard
 *    |                             |                (processes here,              the race's own purchase, store, guard
 *    v                             v                 threads in tests)
 * Exploration: outcomes         Happening, one a turn
 *
 * RaceHistory of a free race -> Clash -> EvidenceOrder, else Explorer -> Schedule -> Play -> Explanation
 * </pre>
 *
 * On one side of each pipe stands {@link ticketrace.schedule.SteppedProcesses} in the launcher, on the other {@link
 * ticketrace.schedule.SteppedMain} in a JVM of its own. They speak in lines:
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
 * <p>May use: all rooms below but {@code chat}. Never: prints; makes a purchase of its own kind.
 */
@NullMarked
package ticketrace.schedule;

import org.jspecify.annotations.NullMarked;
