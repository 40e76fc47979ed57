/**
 * Shows races to people. Each way to show them is a room of its own, and none of them uses another:
 *
 * <ul>
 *   <li>{@code view.terminal}: tables, the live display, narration, stepping by keys.
 *   <li>{@code view.page}: the classroom page, served to browsers.
 *   <li>{@code view.report}: a race as one HTML file.
 *   <li>{@code view.export}: a race for other tools.
 * </ul>
 *
 * <p>All of them use {@code view.words}, the sentences that are the same everywhere, and {@code view.model}, the state of a
 * race or of a play, put together from the evidence of its buyers.
 */
@NullMarked
package ticketrace.view;

import org.jspecify.annotations.NullMarked;
