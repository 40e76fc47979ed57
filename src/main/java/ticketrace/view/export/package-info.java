/**
 * Finished races in the file formats of other tools: a trace for a viewer, an operation history for an outside checker,
 * a table. {@code src/docs/formats.md} describes the formats.
 *
 * <p>May use: all rooms below {@code view}. Never: judges; knows options or exit codes.
 */
@NullMarked
package ticketrace.view.export;

import org.jspecify.annotations.NullMarked;
