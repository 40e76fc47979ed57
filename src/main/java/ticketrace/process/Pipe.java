package ticketrace.process;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A two-way connection between this process and a child: {@code Pipe()} in Python. This process keeps one end, and the child
 * gets the other with its task.
 *
 * <pre>
 * try (Pipe pipe = Pipe.open()) {
 *     ChildProcess.of(Greeter::ask, pipe.childEnd()).start();
 *     pipe.end().send("who?");
 * }
 * </pre>
 *
 * <p>Thread safety: as {@link Connection}. If one process dies, the other end is told by an {@link java.io.EOFException}.
 */
public final class Pipe implements AutoCloseable {

    /** The end that goes to the child, as a part of its task. */
    public record ChildEnd(int port, AuthKey key) implements Serializable {

        /** Opens it, in the child. Once only. */
        public Connection open() throws IOException {
            return Connection.connect(port, key);
        }
    }

    private final ConnectionListener listener;
    private final AuthKey key;
    private @Nullable Connection end;

    private Pipe(ConnectionListener listener, AuthKey key) {
        this.listener = listener;
        this.key = key;
    }

    public static Pipe open() throws IOException {
        AuthKey key = AuthKey.random();
        return new Pipe(ConnectionListener.open(0, key), key);
    }

    public ChildEnd childEnd() {
        return new ChildEnd(listener.port(), key);
    }

    /** This process's end. The first call waits until the child has opened its own. */
    public synchronized Connection end() throws IOException {
        while (end == null) {
            try {
                end = listener.accept();
            } catch (AuthenticationException stranger) {
                continue; // whoever it was, it was not the child
            }
            listener.close(); // there is but one child
        }
        return end;
    }

    @Override
    public synchronized void close() {
        try (listener) {
            if (end != null) {
                end.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
