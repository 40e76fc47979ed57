package ticketrace.chat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Moves bytes both ways between hub and client. One thread may receive while another sends; any thread may close, which
 * ends both with an {@link IOException}.
 */
interface Link extends AutoCloseable {

    /** The most bytes that come at once. */
    int MOST_BYTES = 4096;

    /** Waits for some bytes; null if the other end will send no more. */
    byte @Nullable [] receive() throws IOException;

    /** Sends these bytes; waits while the other end does not read. */
    void send(byte[] bytes) throws IOException;

    /** Tells the other end that no more bytes come; the other end can still send. */
    void finish() throws IOException;

    @Override
    void close();
}
