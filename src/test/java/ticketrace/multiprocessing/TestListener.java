package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import ticketrace.Limits;

/** A listener, and threads that accept connections for a test. */
final class TestListener implements AutoCloseable {

    static final AuthKey KEY = AuthKey.of("the right key");

    private final ConnectionListener listener;

    TestListener(Class<?>... allowed) {
        try {
            listener = ConnectionListener.open(0, KEY, allowed);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return listener.port();
    }

    /** Accepts one connection in a new thread, with this limit for its handshake. */
    CompletableFuture<Connection> accepting(Duration limit) {
        CompletableFuture<Connection> accepted = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        accepted.complete(listener.accept(limit));
                    } catch (IOException e) {
                        accepted.completeExceptionally(e);
                    }
                })
                .start();
        return accepted;
    }

    CompletableFuture<Connection> accepting() {
        return accepting(Limits.ANSWER);
    }

    /** A client that knows the key. */
    Connection client() throws IOException {
        return Connection.connect(port(), KEY);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS);
    }

    static void assertRefused(CompletableFuture<Connection> accepted, String why) {
        assertThatThrownBy(() -> get(accepted))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining(why);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
