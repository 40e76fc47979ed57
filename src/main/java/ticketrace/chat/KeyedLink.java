package ticketrace.chat;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import ticketrace.multiprocessing.Connection;

/** Moves bytes in the messages of a connection whose ends have proved the key. */
final class KeyedLink implements Link {

    private final Connection connection;
    private final @Nullable Socket socket;

    /** The listener's end, which knows the socket. */
    KeyedLink(Connection connection, Socket socket) {
        this.connection = connection;
        this.socket = socket;
    }

    /** The client's end. */
    KeyedLink(Connection connection) {
        this.connection = connection;
        this.socket = null;
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        try {
            return connection.receiveBytes(MOST_BYTES);
        } catch (EOFException end) {
            return null;
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += MOST_BYTES) {
            int length = Math.min(MOST_BYTES, bytes.length - from);
            byte[] part = new byte[length];
            System.arraycopy(bytes, from, part, 0, length);
            connection.sendBytes(part);
        }
    }

    @Override
    public void finish() throws IOException {
        if (socket != null) {
            socket.shutdownOutput();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException closed) {
            // it is closed
        }
    }
}
