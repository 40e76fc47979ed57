/**
 * Shows races to people in a terminal: the report of one race, the comparison of guards, the live display, the narration,
 * the catalogue, a lesson, schedules as traces and the screen on which buyers are stepped.
 *
 * <p>A class here takes a result or words, or watches a race as a {@link ticketrace.race.RaceObserver}, and prints. It
 * uses colour and draws in place only if the {@link ticketrace.view.terminal.Screen} is a terminal.
 *
 * <p>May use: {@code view.words}, {@code view.model} and all rooms below {@code view}. Never: judges or computes what the
 * audit should; knows options or exit codes.
 */
@NullMarked
package ticketrace.view.terminal;

import org.jspecify.annotations.NullMarked;
