package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import ticketrace.launch.TimeLimit;

/**
 * The bytes that come from a socket, up to a deadline: no read waits beyond it, however slowly the bytes come. Bytes
 * that have arrived when the first read after the deadline looks can still be read. One thread sets the limit and
 * reads.
 */
final class TimedInput extends InputStream {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int NOT_COUNTED = -1;

    private final Socket socket;
    private final InputStream in;
    private boolean limited;
    private long deadline;

    /** How many bytes can still be read after the deadline, because they came in time. */
    private int inTime;

    TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** From now on all reads together may wait for so long. */
    void limit(Duration limit) {
        limited = true;
        deadline = System.nanoTime() + TimeLimit.nanos(limit);
        inTime = NOT_COUNTED;
    }

    /** From now on reads may wait for ever. */
    void unlimited() {
        limited = false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int most = Math.min(length, mostNow());
        int read = in.read(bytes, from, most);
        if (inTime > 0) {
            inTime -= read;
        }
        return read;
    }

    /** How many bytes may be read now; the socket waits for the first of them until the time is over. */
    private int mostNow() throws IOException {
        if (!limited) {
            socket.setSoTimeout(0); // for ever
            return Integer.MAX_VALUE;
        }
        long left = deadline - System.nanoTime();
        if (left > 0) {
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left / NANOS_PER_MILLI + 1));
            return Integer.MAX_VALUE;
        }
        if (inTime == NOT_COUNTED) {
            inTime = in.available();
        }
        if (inTime == 0) {
            throw new SocketTimeoutException("the time is over");
        }
        return inTime;
    }
}
