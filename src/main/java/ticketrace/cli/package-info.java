/**
 * The command line: commands, options, exit codes.
 *
 * <p>A command checks its arguments before it creates anything. The rooms below do the work, {@code view} shows it, and
 * the command turns the result into an {@link ticketrace.cli.ExitCode}. Errors are one line on standard error.
 *
 * <p>May use: all rooms. No room uses it.
 */
@NullMarked
package ticketrace.cli;

import org.jspecify.annotations.NullMarked;
