package ticketrace.process;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
 * <p>Unlike Python's, it is a connection over the loopback address, with a key of its own; strangers are turned away.
 *
 * <p>Thread safety: any thread may ask for this process's end, which is then used as {@link Connection} says. Process safety:
 * each end belongs to one process. If one process dies, the other end is told by an {@link java.io.EOFException}.
 */
public final class Pipe implements AutoCloseable {

    /** How long the ends wait for each other. */
    private static final Duration OPEN_LIMIT = Duration.ofMinutes(1);

    /** The end that goes to the child, as a part of its task. */
    public record ChildEnd(int port, AuthKey key, List<Class<?>> allowed) implements Serializable {

        /**
         * Opens it, in the child. Once only.
         *
         * @throws IOException if it was opened before, or the parent has closed the pipe or is gone
         */
        public Connection open() throws IOException {
            return Connection.connect(port, key, OPEN_LIMIT, allowed.toArray(Class<?>[]::new));
        }
    }

    private final ConnectionListener listener;
    private final ChildEnd childEnd;
    private final CompletableFuture<Connection> end = new CompletableFuture<>();

    private Pipe(ConnectionListener listener, ChildEnd childEnd) {
        this.listener = listener;
        this.childEnd = childEnd;
    }

    /**
     * Opens a pipe.
     *
     * @param allowed classes that messages may hold, besides values and collections of the JDK
     */
    public static Pipe open(Class<?>... allowed) throws IOException {
        AuthKey key = AuthKey.random();
        ConnectionListener listener = ConnectionListener.open(0, key, allowed);
        Pipe pipe = new Pipe(listener, new ChildEnd(listener.port(), key, List.of(allowed)));
        Thread acceptor = new Thread(pipe::acceptTheChild, "pipe-" + listener.port());
        acceptor.setDaemon(true);
        acceptor.start();
        return pipe;
    }

    /** Not left to whoever asks for this end: the child need not wait until somebody does. */
    private void acceptTheChild() {
        try (listener) {
            Connection child = acceptOne();
            listener.close(); // there is but one child
            if (!end.complete(child)) {
                child.close();
            }
        } catch (IOException closed) {
            end.completeExceptionally(closed);
        }
    }

    private Connection acceptOne() throws IOException {
        while (true) {
            try {
                return listener.accept();
            } catch (AuthenticationException stranger) {
                // whoever it was, it was not the child
            }
        }
    }

    /** The end for the child. */
    public ChildEnd childEnd() {
        return childEnd;
    }

    /**
     * This process's end. Waits until the child has opened its own.
     *
     * @throws IOException if the child has not opened it within a minute, or the pipe was closed
     */
    public Connection end() throws IOException {
        return end(OPEN_LIMIT);
    }

    /** The same, with a limit of the caller's. */
    public Connection end(Duration limit) throws IOException {
        try {
            return end.get(Waits.nanos(limit), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the child has not opened its end of the pipe within " + limit, e);
        } catch (ExecutionException e) {
            throw new IOException("the pipe is closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the child's end of the pipe", e);
        }
    }

    /** Closes this process's end; who waits for it is told. Closing twice is fine. */
    @Override
    public void close() {
        try (listener) {
            if (!end.completeExceptionally(new IOException("closed")) && !end.isCompletedExceptionally()) {
                end.join().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
