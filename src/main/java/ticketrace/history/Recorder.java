package ticketrace.history;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a buyer tells of its purchases while it makes them: {@link #create written down in a file}, or {@link #none
 * nowhere}.
 *
 * <p>Thread safety: one thread. What becomes of it if the process dies is the implementation's to say.
 */
public sealed interface Recorder extends AutoCloseable permits FileRecorder, NoRecorder {

    /**
     * Creates the history file.
     *
     * @throws IOException if the file exists, cannot be created, or the disk is full; the message names it
     */
    static Recorder create(Path file) throws IOException {
        return FileRecorder.create(file);
    }

    /** One that keeps nothing but the number of the purchase, for measuring what recording costs. */
    static Recorder none() {
        return new NoRecorder();
    }

    /** The race begins for this buyer: the common start signal, and how far its clock was off the launcher's. */
    void started(long signalNanos, long skewNanos);

    /**
     * A purchase begins. Returns its number, counted from 1.
     *
     * @throws IOException if there is no room for one more; the message names the file
     */
    int open() throws IOException;

    /** A step begins. */
    void begins(Step step);

    /** The guard was asked for just then: where there is a queue, this is when the place in it was given. */
    void asked(long nanos);

    /** The step ended. */
    void ended(Step step);

    /** The step ended, and told this count. */
    void ended(Step step, int value);

    /** The purchase is over. */
    void ended(Outcome outcome);

    /**
     * The buyer has ended in order: nothing more will come, and what is there is sealed.
     *
     * @throws IOException if the file cannot be read or written; the history then stays open
     */
    void close(EndReason reason) throws IOException;

    /** Frees the file. Without {@link #close(EndReason)} before it, the history stays open. */
    @Override
    void close() throws IOException;
}
