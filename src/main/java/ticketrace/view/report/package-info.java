/**
 * The report of a race as one HTML file that loads nothing: seat map, timeline, numbers, verdict.
 *
 * <p>Java gathers the data into one JSON document, and puts it, with the style sheets and the scripts of
 * {@code ticketrace/view/web} and {@code ticketrace/view/report}, into one page; the scripts draw it.
 *
 * <pre>
 * RaceResult   -> WholeRace (Lane, PurchaseCode, TimeUse, StepTrace, Excerpt)  -> ReportPage -> report.html
 *                   +- RaceData (SeatStates, Flow, PromiseRow)
 * RaceResults  -> ComparisonData, with a RaceData for each                   -> ReportPage -> comparison.html
 * </pre>
 *
 * <p>May use: {@code view.words} and all rooms below {@code view}. Never: judges; prints to the terminal; lets the
 * page load anything.
 */
@NullMarked
package ticketrace.view.report;

import org.jspecify.annotations.NullMarked;
