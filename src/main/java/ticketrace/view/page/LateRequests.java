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
 * Closes a connection if a request takes too long to arrive on it. If too many requests arrive at once, also closes the
 * connections whose requests began first.
 *
 * <p>Jetty's idle timeout is not enough: a client that sends one byte now and then is never idle. Connections that
 * listen to events, or on which no request has begun, stay open.
 *
 * <p>Thread-safe. A thread of its own checks all connections several times within the limit.
 */
final class LateRequests implements Connection.Listener, AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final int CHECKS_WITHIN_LIMIT = 4;

    /** The states of a parser that has read a whole request. */
    private static final Set<HttpParser.State> WHOLE_REQUEST =
            EnumSet.of(HttpParser.State.END, HttpParser.State.CLOSE, HttpParser.State.CLOSED);

    /**
     * The counters of a connection at the last check at which no request was arriving.
     *
     * @param since the time of that check, {@link System#nanoTime}
     */
    private record Idle(long messages, long bytesIn, long since) {

        static Idle of(HttpConnection connection) {
            return new Idle(messagesOf(connection), connection.getBytesIn(), System.nanoTime());
        }
    }

    private final long limitNanos;
    private final Map<HttpConnection, Idle> lastIdle = new ConcurrentHashMap<>();
    private final ScheduledExecutorService checker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cuts-late-requests");
        thread.setDaemon(true);
        return thread;
    });

    LateRequests(Duration limit) {
        this.limitNanos = limit.toNanos();
        long pause = Math.min(LONGEST_PAUSE.toNanos(), limitNanos / CHECKS_WITHIN_LIMIT);
        var unused = checker.scheduleWithFixedDelay(this::closeLate, pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            lastIdle.put(http, Idle.of(http));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            lastIdle.remove(http);
        }
    }

    private void closeLate() {
        lastIdle.replaceAll((connection, idle) -> isArriving(connection, idle) ? idle : Idle.of(connection));
        long now = System.nanoTime();
        List<Map.Entry<HttpConnection, Idle>> oldestFirst = lastIdle.entrySet().stream()
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

    /** Whether the connection has received a part of a request since it was idle, and not yet the whole request. */
    private static boolean isArriving(HttpConnection connection, Idle idle) {
        boolean isServed = connection.getMessagesIn() > connection.getMessagesOut()
                && WHOLE_REQUEST.contains(connection.getParser().getState());
        return !isServed && messagesOf(connection) == idle.messages() && connection.getBytesIn() > idle.bytesIn();
    }

    private static long messagesOf(HttpConnection connection) {
        return connection.getMessagesIn() + connection.getMessagesOut();
    }

    @Override
    public void close() {
        checker.shutdownNow();
    }
}
