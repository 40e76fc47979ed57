/**
 * Shows races to people in a terminal: the report of one race, the comparison of guards, the live display, the narration,
 * the catalogue, a lesson, schedules as traces and the screen on which buyers are stepped.
 *
 * <p>A class here takes a result or words, or watches a race as a {@link ticketrace.race.RaceObserver}, and prints. It uses
 * colour and moving lines only where a {@link ticketrace.view.terminal.Screen} says that somebody looks at a terminal.
 *
 * <p>May use: {@code view.words}, {@code view.model} and all rooms below {@code view}. Never: judges or computes what the
 * audit should; knows options or exit codes.
 */
@NullMarked
package ticketrace.view.terminal;

import org.jspecify.annotations.NullMarked;
