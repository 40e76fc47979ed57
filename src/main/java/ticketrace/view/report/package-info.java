/**
 * The report of a race, or of an exploration, as one HTML file that loads nothing: seat map, timeline, numbers, verdict;
 * outcomes and a drawing of the states.
 *
 * <p>Java gathers the data into one JSON document, and puts it, with the style sheets and the scripts of
 * {@code ticketrace/view/web} and {@code ticketrace/view/report}, into one page; the scripts draw it.
 *
 * <pre>
 * RaceResult   -> WholeRace (Lane, PurchaseCode, TimeUse, StepTrace, Excerpt)  -> ReportPage -> report.html
 *                   +- RaceData (SeatStates, Flow, PromiseRow)
 * RaceResults  -> ComparisonData, with a RaceData for each                   -> ReportPage -> comparison.html
 * ExploredRace -> ExplorationData                                            -> ReportPage -> report.html
 *                   +- StateDrawing (ShownMoment, TurnRow)
 *                        +- GraphLayout (Layers, LayeredGraph, RankOrder, Spread)
 * </pre>
 *
 * <p>May use: {@code view.model}, {@code view.words} and all rooms below {@code view}. Never: judges; prints to the terminal; lets the
 * page load anything.
 */
@NullMarked
package ticketrace.view.report;

import org.jspecify.annotations.NullMarked;
