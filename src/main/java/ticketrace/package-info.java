/**
 * Ticketrace: buyers, each a process of its own, race for numbered tickets.
 *
 * <p>The house. A room imports only rooms below it; a test holds it to that.
 *
 * <pre>
 * cli        commands, options, exit codes
 *   |
 * view       terminal: tables, live display, narration, catalogue, the stage of a lesson, stepping by keys;
 *            view.report: a race as one HTML file; view.export: for other tools; view.page: the classroom page
 *   |
 * lesson     guided lessons for a class
 *   |
 * schedule   step, explore, replay and explain the order of real buyers' steps
 *   |
 * chat       a chat room, one process per connection   (knows process, lock and input only)
 *   |
 * race       fork buyers, start them together, inject faults, collect
 *   |  \
 *   |   audit      pure functions: history + final count + sales -> verdict
 *   |  /
 * buyer      one buying process: the purchase, step by step, at a Pace
 *   |
 * guard      the catalogue: what each guard promises, which stores it fits
 *   |
 * history    what happened: records, recorder, reader, tail, text form
 *   |
 * store      where tickets are kept        (knows no lock)
 * process    child processes, connections  (knows no tickets)
 * lock       cross-process locks           (knows no tickets, no store)
 * input      what comes from outside: files looked at before they are read, words made fit to be shown
 * </pre>
 *
 * <p>A race, from left to right:
 *
 * <pre>
 * RaceSettings -> Race -> N x BuyerMain -> buyer-NN.history, tickets.txt, sales.csv -> RaceHistory -> Audit -> Judgement
 * </pre>
 */
@NullMarked
package ticketrace;

import org.jspecify.annotations.NullMarked;
