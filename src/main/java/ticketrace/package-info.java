/**
 * Ticketrace: buyers, each a process of its own, race for numbered tickets.
 *
 * <p>The house. A room imports only rooms below it; a test holds it to that.
 *
 * <pre>
 * cli                commands, options, exit codes; nobody uses it
 *
 * view.terminal      tables, live display, narration, stepping by keys         these four stand
 * view.page          the classroom page, served to browsers                    side by side:
 * view.report        a race as one HTML file                                   none uses
 * view.export        a race for other tools                                    another
 *   view.model       the state of what is shown: a race under way, buyers that are stepped
 *   view.words       the sentences that all of them share
 *
 * explore.stepping   real processes, let through step by step
 *   explore          schedules, and every schedule there is (pure: no processes)
 * race               hold one race: start buyers together, inject faults, collect
 * run                what a run is, and what it leaves behind
 * audit              pure functions: evidence -&gt; verdict
 * buyer              one buying process: the purchase, step by step, at a Pace
 * trap               locks that people really wrote and that do not hold, each beside the one that does
 * guard              the catalogue of guards: what each promises, which stores it fits
 * history            what happened: records, recorder, reader, tail, text form
 * store              where tickets are kept; knows no lock
 *   store.file  store.mapped  store.h2                  one room for each store
 * lock               locks between processes; knows no tickets, no store
 *   lock.file  lock.memory                              files and record locks; words of shared memory
 * launch             child JVMs: start, talk, stop, kill; class archives; limits
 * plugin             finds what is plugged in: services in the launcher, a class by its name in a buyer
 * input              what comes from outside: files looked at before they are read, words made fit to be shown
 * json               how documents are written and read as JSON
 *
 * The tutorial's wing. The race does not use it:
 *
 * lesson             guided lessons for a class          (uses multiprocessing, and explore.stepping and all rooms
 *                                                       below it; view.terminal shows it)
 * chat               a chat, one process per connection  (uses multiprocessing, launch, input)
 * multiprocessing    Python's multiprocessing for Java   (uses launch, lock)
 * </pre>
 *
 * <p>A race, from left to right:
 *
 * <pre>
 * RaceSettings -&gt; Race -&gt; N x BuyerMain -&gt; buyer-NN.history, tickets.txt, sales.csv -&gt; RaceHistory -&gt; Audit -&gt; Judgement
 * </pre>
 */
@NullMarked
package ticketrace;

import org.jspecify.annotations.NullMarked;
