package ticketrace.view.page;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts connections on which a request takes too long to arrive; and, if too many arrive at once, those that have taken
 * longest. A byte now and then keeps a connection from being idle, but no request from being late. Whoever listens to
 * events, or has asked for nothing, is left alone.
 *
 * <p>Thread-safe. It looks several times within the limit, on a thread of its own.
 */
final class LateRequests implements Connection.Listener, AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int LOOKS_WITHIN_LIMIT = 4;

    /** Where a parser is when a request has come whole. */
    private static final Set<HttpParser.State> WHOLE =
            EnumSet.of(HttpParser.State.END, HttpParser.State.CLOSE, HttpParser.State.CLOSED);

    /**
     * How a connection was when nothing was on its way, for the last time.
     *
     * @param since {@link System#nanoTime}
     */
    private record Rest(long messages, long bytesIn, long since) {

        static Rest of(HttpConnection connection) {
            return new Rest(messagesOf(connection), connection.getBytesIn(), System.nanoTime());
        }
    }

    private final long limitNanos;
    private final Map<HttpConnection, Rest> rests = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cuts-late-requests");
        thread.setDaemon(true);
        return thread;
    });

    LateRequests(Duration limit) {
        this.limitNanos = limit.toNanos();
        long pause = Math.min(LOOK_AGAIN.toNanos(), limitNanos / LOOKS_WITHIN_LIMIT);
        var unused = looking.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            rests.put(http, Rest.of(http));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            rests.remove(http);
        }
    }

    private void look() {
        rests.replaceAll((connection, rest) -> isArriving(connection, rest) ? rest : Rest.of(connection));
        long now = System.nanoTime();
        List<Map.Entry<HttpConnection, Rest>> oldestFirst = rests.entrySet().stream()
                .filter(each -> isArriving(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(each -> each.getValue().since() - now))
                .toList();
        int tooMany = oldestFirst.size() - PageLimits.ARRIVING_AT_ONCE;
        for (int i = 0; i < oldestFirst.size(); i++) {
            if (i < tooMany || now - oldestFirst.get(i).getValue().since() > limitNanos) {
                oldestFirst.get(i).getKey().getEndPoint().close();
            }
        }
    }

    /** Whether bytes have come since it rested, that are not a whole request yet. */
    private static boolean isArriving(HttpConnection connection, Rest rest) {
        boolean isServed = connection.getMessagesIn() > connection.getMessagesOut()
                && WHOLE.contains(connection.getParser().getState());
        return !isServed && messagesOf(connection) == rest.messages() && connection.getBytesIn() > rest.bytesIn();
    }

    private static long messagesOf(HttpConnection connection) {
        return connection.getMessagesIn() + connection.getMessagesOut();
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
