/**
 * A run: its settings, its folder, and its result.
 *
 * <pre>
 * RaceSettings -&gt; race.json        the settings: a Choice of the store, one of the guard, the Load
 * RunFolder                        the folder with all files of the run
 *   buyer-NN.history               what each buyer recorded            (room history)
 *   tickets.txt, sales.csv         what the store held at the end      (room store)
 *   stopped.json, killed.json      LauncherEvidence: what the launcher did to the buyers
 *   ends.json                      EndReports: the buyers' reports, in a race without histories
 * Results: RunFolder -&gt; Audit -&gt; RaceResult -&gt; ResultDocument -&gt; result.json
 * </pre>
 *
 * {@link ticketrace.run.WholeFile} writes every JSON file here: it appears whole, or not at all.
 *
 * <p>May use: {@code audit} and all rooms below. Never: starts a process; that is the room {@code race}.
 */
@NullMarked
package ticketrace.run;

import org.jspecify.annotations.NullMarked;
