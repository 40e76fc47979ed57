/**
 * Finished races in the forms of other tools: a trace to look at, an operation history for an outside checker, a table. The
 * forms are told in {@code src/docs/formats.md}.
 *
 * <p>May use: all rooms below {@code view}. Never: judges; knows options or exit codes.
 */
@NullMarked
package ticketrace.view.export;

import org.jspecify.annotations.NullMarked;
