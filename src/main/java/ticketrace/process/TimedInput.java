package ticketrace.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The bytes that come from a socket, up to a moment: no read goes on beyond it, however slowly they trickle in. One thread
 * sets the limit and reads.
 */
final class TimedInput extends InputStream {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Socket socket;
    private final InputStream in;
    private boolean limited;
    private long deadline;

    TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** From now on, so long. */
    void limit(Duration limit) {
        limited = true;
        deadline = System.nanoTime() + Waits.nanos(limit);
    }

    /** From now on, for ever. */
    void unlimited() {
        limited = false;
    }

    @Override
    public int read() throws IOException {
        setTimeLeft();
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        setTimeLeft();
        return in.read(bytes, from, length);
    }

    private void setTimeLeft() throws IOException {
        if (!limited) {
            socket.setSoTimeout(0); // for ever
            return;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("the time is over");
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left / NANOS_PER_MILLI + 1));
    }
}
