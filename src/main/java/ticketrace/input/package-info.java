/**
 * What comes from outside is looked at before it is believed or shown: files ({@link ticketrace.input.InputFile}), their
 * lines ({@link ticketrace.input.InputLines}), and words ({@link ticketrace.input.Printable}).
 *
 * <p>A file of evidence may have been altered, or be none: a folder, a pipe that nobody writes to, a device that never ends,
 * a text without a line end. None of that may cost more than a line that says so.
 *
 * <p>May use: the JDK. Never: knows what a file is for; its limit is told by whoever reads it.
 */
@NullMarked
package ticketrace.input;

import org.jspecify.annotations.NullMarked;
