package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.Patience;
import ticketrace.launch.TimeLimit;

/**
 * A two-way connection between this process and a child: {@code Pipe()} in Python. This process keeps one end, and the
 * child gets the other with its task.
 *
 * <pre>
 * try (Pipe pipe = Pipe.open()) {
 *     ChildProcess.of(Greeter::ask, pipe.childEnd()).start();
 *     pipe.end().send("who?");
 * }
 * </pre>
 *
 * <p>Unlike Python's pipe, it is a connection over the loopback address. It has a key of its own and refuses strangers.
 *
 * <p>Thread safety: any thread may ask for this process's end; then {@link Connection} says what threads may do.
 * Process safety: each end belongs to one process. If one process dies, the other end gets an {@link
 * java.io.EOFException}; if a child dies before it has opened its end, {@link #end()} throws.
 */
public final class Pipe implements AutoCloseable {

    /** How long the ends wait for each other. */
    private static final Duration OPEN_LIMIT = Patience.stretched(Duration.ofMinutes(1));

    /**
     * How long a process that connects may take to prove the key: long enough for a child on a busy machine, and short
     * enough that a stranger who connects first does not keep the child out.
     */
    private static final Duration HANDSHAKE_LIMIT = OPEN_LIMIT.dividedBy(2);

    /** The end that goes to the child, as a part of its task. */
    public static final class ChildEnd implements Serializable {

        private static final long serialVersionUID = 1;

        private final int port;
        private final AuthKey key;
        private final Class<?>[] allowed;
        private final transient @Nullable Pipe pipe;

        private ChildEnd(int port, AuthKey key, Class<?>[] allowed, Pipe pipe) {
            this.port = port;
            this.key = key;
            this.allowed = allowed;
            this.pipe = pipe;
        }

        /**
         * Opens it, in the child, once only.
         *
         * @throws IOException if it was opened before, or the parent has closed the pipe or is gone
         */
        public Connection open() throws IOException {
            return Connection.connect(port, key, OPEN_LIMIT, allowed);
        }

        /** The port of the loopback address on which the parent waits for the child. */
        public int port() {
            return port;
        }

        /** The pipe to which this end belongs; null in all processes but the one that opened the pipe. */
        @Nullable
        Pipe pipe() {
            return pipe;
        }
    }

    private final ConnectionListener listener;
    private final ChildEnd childEnd;
    private final Thread acceptor;
    private @Nullable Connection end;
    private boolean closed;
    private int children;

    /** How the last child ended that did not open its end; null if there was none. */
    private @Nullable String endOfChild;

    private Pipe(ConnectionListener listener, AuthKey key, Class<?>... allowed) {
        this.listener = listener;
        this.childEnd = new ChildEnd(listener.port(), key, allowed.clone(), this);
        this.acceptor = new Thread(this::acceptTheChild, "pipe-" + listener.port());
        acceptor.setDaemon(true);
    }

    /**
     * Opens a pipe.
     *
     * @param allowed classes that messages may hold, besides values and collections of the JDK
     */
    public static Pipe open(Class<?>... allowed) throws IOException {
        AuthKey key = AuthKey.random();
        Pipe pipe = new Pipe(ConnectionListener.open(0, key, allowed), key, allowed);
        pipe.acceptor.start();
        return pipe;
    }

    /**
     * Accepts the child, on a thread of its own: so the child does not wait until a thread here asks for this end.
     */
    private void acceptTheChild() {
        try (listener) {
            Connection child = acceptOne();
            listener.close(); // there is only one child
            if (!isOpenedBy(child)) {
                child.close();
            }
        } catch (IOException theListenerIsClosed) {
            close();
        }
    }

    private Connection acceptOne() throws IOException {
        while (true) {
            try {
                return listener.accept(HANDSHAKE_LIMIT);
            } catch (AuthenticationException stranger) {
                // it was not the child
            }
        }
    }

    private synchronized boolean isOpenedBy(Connection child) {
        if (closed) {
            return false;
        }
        end = child;
        notifyAll();
        return true;
    }

    /** The end for the child. */
    public ChildEnd childEnd() {
        return childEnd;
    }

    /** Notes that this child gets the other end with its task. */
    void goesTo(StartedChild child, String name) {
        synchronized (this) {
            children++;
            endOfChild = null;
        }
        var unused = child.end().whenComplete((ended, notStarted) -> {
            if (isAwaited()) {
                awaitAcceptor();
            }
            childEnded(notStarted == null ? endOf(name, child.exitCode()) : String.valueOf(notStarted.getMessage()));
        });
    }

    private static String endOf(String name, int code) {
        return name + (code < 0 ? " was ended by signal " + -code : " ended with exit code " + code)
                + " before it opened its end of the pipe";
    }

    private synchronized boolean isAwaited() {
        return end == null && !closed;
    }

    private synchronized void childEnded(String how) {
        children--;
        if (children == 0) {
            endOfChild = how;
            notifyAll();
        }
    }

    /**
     * Returns when the acceptor has seen every connection that the ended child can have opened: this connection comes
     * after those.
     */
    private void awaitAcceptor() {
        try {
            Connection.connect(childEnd.port(), AuthKey.random()).close();
        } catch (IOException turnedAway) {
            if (listener.isClosed()) {
                awaitEndOfAcceptor();
            }
        }
    }

    private void awaitEndOfAcceptor() {
        try {
            acceptor.join(HANDSHAKE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * This process's end. Waits until the child has opened its own.
     *
     * @throws IOException if the child ended without opening its end, does not open it within a minute, or the pipe is
     *     closed
     */
    public Connection end() throws IOException {
        return end(OPEN_LIMIT);
    }

    /** The same, with a limit. */
    public synchronized Connection end(Duration limit) throws IOException {
        long deadline = System.nanoTime() + TimeLimit.nanos(limit);
        while (true) {
            if (closed) {
                throw new IOException("the pipe is closed");
            }
            if (end != null) {
                return end;
            }
            if (endOfChild != null) {
                throw new IOException(endOfChild);
            }
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                throw new IOException("the child has not opened its end of the pipe within " + limit);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, remaining);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the child's end of the pipe", e);
            }
        }
    }

    /** Closes this process's end; a thread that waits for it gets an exception. Closing twice is fine. */
    @Override
    public void close() {
        Connection opened;
        synchronized (this) {
            closed = true;
            opened = end;
            notifyAll();
        }
        try (listener) {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
