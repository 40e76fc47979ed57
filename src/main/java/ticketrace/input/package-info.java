/**
 * Checks input from outside before the program trusts or shows it: files ({@link ticketrace.input.InputFile}), their
 * lines ({@link ticketrace.input.InputLines}), and text ({@link ticketrace.input.Printable}).
 *
 * <p>A file of evidence may have been altered, or may be something else: a folder, a pipe that no process writes to, a
 * device that never ends, a text without a line end. In each case the program prints one clear line and goes on or
 * ends.
 *
 * <p>May use: the JDK. Never: knows what a file is for; the reader of a file sets its limit.
 */
@NullMarked
package ticketrace.input;

import org.jspecify.annotations.NullMarked;
