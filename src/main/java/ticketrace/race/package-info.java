/**
 * Forks buyers, starts them together, injects faults, collects the evidence and has it judged.
 *
 * <p>On one side of each pipe stands {@link ticketrace.race.Race} in the launcher, on the other {@link
 * ticketrace.race.BuyerMain} in a JVM of its own, which a {@link ticketrace.race.BuyerLauncher} starts. They speak in the
 * lines of {@code src/docs/protocol.md}, whose words are those of {@code Protocol}.
 *
 * <pre>
 * RaceSettings -&gt; BuyerTasks -&gt; BuyerTask          what each buyer is told
 * StartProcedure                                    all of them to the line, and off at one moment
 * RaceSettings.faults, RaceOrders -&gt; Faults        what is done to buyers on purpose, written down first by the FaultLedger
 * </pre>
 *
 * Who holds a race can give {@link ticketrace.race.RaceOrders} while it runs: that it ends, that a
 * fault comes about. A buyer's
 * exit is seen by the launcher, the launcher's by the end of the pipe. {@link ticketrace.run.RunFolder} is
 * where it all happens.
 *
 * <p>May use: all rooms below. Never: prints; whoever wants to show a race is a {@link ticketrace.race.RaceObserver}.
 */
@NullMarked
package ticketrace.race;

import org.jspecify.annotations.NullMarked;
