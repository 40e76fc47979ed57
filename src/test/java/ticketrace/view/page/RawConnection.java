package ticketrace.view.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import ticketrace.Limits;

/** A plain connection on which a test can send malformed HTTP. */
final class RawConnection implements AutoCloseable {

    /** With a small buffer, the server notices early that the client does not read. */
    private static final int SMALL_BUFFER = 4096;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection to(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout((int) Limits.ANSWER.toMillis());
        return new RawConnection(socket);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** All that the server sends until it closes the connection. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What the server sends, up to and including these words. */
    String answerUpTo(String ending) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith(ending)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the server hung up after: " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    /** Tells the server that no more bytes follow. */
    void endInput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
