/**
 * What a run is, and what it leaves behind.
 *
 * <pre>
 * RaceSettings -&gt; race.json        what is raced: a Choice of the store, one of the guard, the Load
 * RunFolder                        where all files of the run are
 *   buyer-NN.history               what each buyer recorded            (room history)
 *   tickets.txt, sales.csv         what the store held at the end      (room store)
 *   launcher.json, ends.json       LauncherEvidence, EndReports: what the launcher saw
 * Results: RunFolder -&gt; Audit -&gt; RaceResult -&gt; ResultDocument -&gt; result.json
 * </pre>
 *
 * Every file is written by {@link ticketrace.run.WholeFile}: it is there whole, or not at all.
 *
 * <p>May use: {@code audit} and all rooms below. Never: starts a process; that is the room {@code race}.
 */
@NullMarked
package ticketrace.run;

import org.jspecify.annotations.NullMarked;
