package ticketrace.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Whole messages over a stream of bytes: four bytes of length, the highest first, then the message. A length that is none,
 * or beyond the limit, is an error before any memory is taken for it.
 */
final class Frames {

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    void send(byte[] message) throws IOException {
        synchronized (out) {
            out.writeInt(message.length);
            out.write(message);
            out.flush();
        }
    }

    /**
     * The next message.
     *
     * @throws EOFException if the other end closed the connection between two messages
     * @throws IOException if it closed in the middle of one, or says that one is longer than the limit
     */
    byte[] receive(int limit) throws IOException {
        synchronized (in) {
            int length = in.readInt();
            if (length < 0 || length > limit) {
                throw new IOException("the other end says that its message has " + Integer.toUnsignedString(length)
                        + " bytes; at most " + limit + " are allowed");
            }
            byte[] message = in.readNBytes(length); // takes memory as bytes arrive: a length alone costs nothing
            if (message.length < length) {
                throw new IOException("the other end closed the connection in the middle of a message");
            }
            return message;
        }
    }
}
