/**
 * The evidence of a race: each buyer records its own purchases, step by step, in its own file.
 *
 * <p>{@link ticketrace.history.Recorder} writes (in the buyer), {@link ticketrace.history.HistoryFile} reads, {@link
 * ticketrace.history.HistoryTail} follows a file while its buyer writes it, {@link ticketrace.history.HistoryText}
 * writes the histories of a race as lines of JSON, {@link ticketrace.history.HistoryTextReader} reads these.
 *
 * <p>May use: {@code store} for sales, {@code launch} for the process's own pid, {@code input}, {@code json}. Never:
 * judges. Processes share no history, so recording neither guards nor disturbs a race.
 */
@NullMarked
package ticketrace.history;

import org.jspecify.annotations.NullMarked;
