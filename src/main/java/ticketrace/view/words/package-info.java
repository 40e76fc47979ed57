/**
 * The sentences that the terminal, the page and the report share: what happened in a race, what a step does, how
 * numbers are written, and which command holds a race again.
 *
 * <p>May use: all rooms below {@code view}. Never: knows colours, columns, HTML or JSON.
 */
@NullMarked
package ticketrace.view.words;

import org.jspecify.annotations.NullMarked;
