/**
 * Forks buyers, starts them at one moment, injects faults, collects the evidence, and lets the audit judge it.
 *
 * <p>{@link ticketrace.race.Race} runs in the launcher, and {@link ticketrace.race.RacingBuyer} in the JVM of each buyer,
 * which a {@link ticketrace.race.BuyerLauncher} starts. They exchange the lines of {@code src/docs/protocol.md} through
 * pipes; {@code Protocol} has the words of these lines.
 *
 * <pre>
 * RaceSettings -&gt; BuyerTasks -&gt; BuyerTask          what the launcher tells each buyer
 * StartProcedure                                    brings all buyers to the line, and starts them at one moment
 * RaceSettings.faults, RaceOrders -&gt; Faults        injects the faults; the FaultLedger records each fault first
 * </pre>
 *
 * While a race runs, its caller can give {@link ticketrace.race.RaceOrders}: that the race ends, or that a fault
 * happens. The launcher sees the exit of a buyer. When the launcher dies, a buyer sees the end of its pipe, and halts.
 * All files of a race are in its {@link ticketrace.run.RunFolder}.
 *
 * <p>May use: all rooms below. Never: prints for a user; a {@link ticketrace.race.RaceObserver} shows a race.
 */
@NullMarked
package ticketrace.race;

import org.jspecify.annotations.NullMarked;
