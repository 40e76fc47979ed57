/**
 * The state of what is shown: a race under way, and buyers that are stepped, put together from the buyers' own
 * histories. The terminal and the page both show these, so that they never show two different races.
 *
 * <p>May use: {@code view.words} and all rooms below {@code view}. Never: knows how it is shown.
 */
@NullMarked
package ticketrace.view.model;

import org.jspecify.annotations.NullMarked;
