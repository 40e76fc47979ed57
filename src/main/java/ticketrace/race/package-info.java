/**
 * Forks buyers, starts them together, injects faults, collects the evidence and has it judged.
 *
 * <p>On one side of each pipe stands {@link ticketrace.race.Race} in the launcher, on the other {@link
 * ticketrace.race.BuyerMain} in a JVM of its own. They speak in lines:
 *
 * <pre>
 * launcher stores ACCESS ACCESS           how to open the store of the race, and the scratch store to warm up on
 * buyer    ready FROM TO                  warmed up on a scratch store between these times, standing at the start line
 * launcher clock                          what is your clock?
 * buyer    clock NANOS
 * launcher start NANOS SKEW LOW HIGH      begin at that time of mine; your clock is off by so much though we share one, or
 *                                         ahead of mine by LOW at least and HIGH at most
 * buyer    standing FAULT SEAT            come to the step of that fault, and standing still; SEAT -1 if it knows none
 * launcher go FAULT                       nobody need stand still for that fault any more
 * launcher stop REASON                    finish your purchase and close your history
 * buyer    ended REASON START END SKEW    (without histories) why it ended, when it started, when its last purchase was over
 * buyer    done                           history closed; it rests, so that its end is in nobody's way who still buys
 * launcher race TASK                      the next race, and from stores on the same again
 * launcher end                            there is none; exit code 0
 * buyer    error TEXT                     one line for people, then exit code 74
 * </pre>
 *
 * Who holds a race can give {@link ticketrace.race.RaceOrders} while it runs: that it ends, that a buyer is killed, that
 * whoever has the guard is killed ({@link ticketrace.race.Holder}). A buyer's
 * exit is seen by the launcher, the launcher's by the end of the pipe. {@link ticketrace.run.RunFolder} is
 * where it all happens.
 *
 * <p>May use: all rooms below. Never: prints; whoever wants to show a race is a {@link ticketrace.race.RaceObserver}.
 */
@NullMarked
package ticketrace.race;

import org.jspecify.annotations.NullMarked;
