/**
 * What happened: each buyer writes down its own purchases, step by step, in a file of its own.
 *
 * <p>{@link ticketrace.history.Recorder} writes (in the buyer), {@link ticketrace.history.HistoryFile} reads,
 * {@link ticketrace.history.HistoryTail} follows a file that is still being written, {@link
 * ticketrace.history.HistoryText} turns the histories of a race into lines of JSON and back.
 *
 * <p>May use: {@code store} for sales, {@code launch} for the own pid, {@code input}, {@code json}. Never: judges. No history is shared by processes, so
 * recording neither guards nor disturbs a race.
 */
@NullMarked
package ticketrace.history;

import org.jspecify.annotations.NullMarked;
