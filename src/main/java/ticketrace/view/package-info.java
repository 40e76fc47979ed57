/**
 * Shows races to people in a terminal: the report of one race, the comparison of guards, the live display, the narration,
 * the catalogue, the stage on which a lesson is held, schedules as traces and the screen on which buyers are stepped.
 *
 * <p>Everything here takes a result or words, or watches a race as a {@link ticketrace.race.RaceObserver}, and prints. Colour and
 * moving lines only where a {@link ticketrace.view.Screen} says that somebody is looking at a terminal.
 *
 * <p>Beside it: {@code view.report} draws a race as one HTML file, {@code view.export} writes it for other tools, and
 * {@code view.page} serves the classroom page; they use its words.
 *
 * <p>May use: all rooms below. Never: judges or computes what the audit should; knows options or exit codes.
 */
@NullMarked
package ticketrace.view;

import org.jspecify.annotations.NullMarked;
