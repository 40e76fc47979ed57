/**
 * The command line: commands, options, exit codes.
 *
 * <p>A command checks what it was given before anything is created, has the work done by the rooms below, has it shown by
 * {@code view}, and turns the result into an {@link ticketrace.cli.ExitCode}. Errors are one line on standard error.
 *
 * <p>May use: all rooms. Never: is used by any.
 */
@NullMarked
package ticketrace.cli;

import org.jspecify.annotations.NullMarked;
