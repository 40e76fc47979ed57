package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ticketrace.Await;
import ticketrace.cli.Ticketrace.Finished;

/** A {@code chat serve} process from the jar, and the address that it prints for its clients. */
final class ChatRoom implements AutoCloseable {

    private static final Pattern JOIN = Pattern.compile("Chat on (\\S+):(\\d+)\\. Join with: .+\n");

    private final Running running;
    private final String host;
    private final int port;

    private ChatRoom(Running running, String host, int port) {
        this.running = running;
        this.host = host;
        this.port = port;
    }

    static ChatRoom open(Ticketrace ticketrace, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("chat", "serve"));
        arguments.addAll(List.of(options));
        Running running = ticketrace.interruptible().start(arguments.toArray(String[]::new));
        Await.until("it says how to join", () -> running.outSoFar().endsWith("\n"));
        Matcher matcher = JOIN.matcher(running.outSoFar());
        assertThat(matcher.matches()).as(running.outSoFar()).isTrue();
        return new ChatRoom(running, matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    String hostAndPort() {
        return host + ":" + port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    int port() {
        return port;
    }

    /** The one line that the server prints. */
    String howToJoin() {
        return running.outSoFar();
    }

    void signal(String name) throws IOException, InterruptedException {
        running.signal(name);
    }

    Finished finish() throws IOException, InterruptedException {
        return running.finish();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
