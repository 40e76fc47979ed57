package ticketrace.multiprocessing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;

/**
 * Whole messages over a stream of bytes: four bytes of length, the highest first, then the message. A length that is
 * negative or beyond the limit is an error; the receiver reserves no memory for it.
 */
final class Frames {

    private final DataInputStream in;
    private final DataOutputStream out;
    private volatile boolean amidMessage;

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
     * @throws EOFException if the other end closed the connection, between two messages or in the middle of one
     * @throws SocketTimeoutException if it did not come in time
     * @throws IOException if its length is above the limit
     */
    byte[] receive(int limit) throws IOException {
        synchronized (in) {
            int first = in.read();
            if (first < 0) {
                throw new EOFException("the other end closed the connection");
            }
            amidMessage = true;
            byte[] message = rest(first, limit);
            amidMessage = false;
            return message;
        }
    }

    /**
     * Whether the last {@link #receive} failed after the first byte: then the next byte does not begin a message.
     */
    boolean isAmidMessage() {
        return amidMessage;
    }

    private byte[] rest(int first, int limit) throws IOException {
        try {
            int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            if (length < 0 || length > limit) {
                throw new IOException("the other end says that its message has " + Integer.toUnsignedString(length)
                        + " bytes; at most " + limit + " are allowed");
            }
            byte[] message = in.readNBytes(length); // uses memory only as bytes arrive, not as the length claims
            if (message.length < length) {
                throw new EOFException();
            }
            return message;
        } catch (EOFException e) {
            throw new EOFException("the other end closed the connection in the middle of a message");
        }
    }
}
