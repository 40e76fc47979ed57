package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ticketrace.Limits;

/** A client of the chat with a plain socket, as {@code nc} uses. A line that does not arrive in time fails the test. */
public final class ChatGuest implements AutoCloseable {

    private static final Pattern GREETING =
            Pattern.compile("\\* Welcome, (\\S+)\\. You are served by process (\\d+)\\. .*/name X, /who, /quit\\.");
    private static final int SMALL_BUFFER_BYTES = 4096;

    private final Socket socket = new Socket();
    private BufferedReader in;

    private ChatGuest() {}

    /** Connects, and reads nothing yet. */
    public static ChatGuest connect(InetSocketAddress address) throws IOException {
        ChatGuest guest = new ChatGuest();
        guest.socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        guest.socket.connect(address, (int) Limits.ANSWER.toMillis());
        guest.socket.setSoTimeout((int) Limits.ANSWER.toMillis());
        guest.in = new BufferedReader(new InputStreamReader(guest.socket.getInputStream(), StandardCharsets.UTF_8));
        return guest;
    }

    /** Connects and reads the greeting. */
    public static ChatGuest join(InetSocketAddress address) throws IOException {
        return connect(address).readGreeting();
    }

    private String name = "";
    private long servedBy;

    private ChatGuest readGreeting() throws IOException {
        Matcher greeting = GREETING.matcher(hear());
        assertThat(greeting.matches()).as("a greeting").isTrue();
        name = greeting.group(1);
        servedBy = Long.parseLong(greeting.group(2));
        return this;
    }

    /** The name that the greeting gives this client. */
    public String name() {
        return name;
    }

    /** The pid of the serving process, as the greeting names it. */
    public long servedBy() {
        return servedBy;
    }

    public void say(String line) throws IOException {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Closes the sending half of the connection, as {@code nc} does at the end of its input. */
    void endInput() throws IOException {
        socket.shutdownOutput();
    }

    /** Waits for the next line and returns it. */
    public String hear() throws IOException {
        String line = in.readLine();
        assertThat(line).as("the next line to %s", name).isNotNull();
        return line;
    }

    /** Waits for a line that contains {@code part}, skips the lines before it, and returns it. */
    public String hearUntil(String part) throws IOException {
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        while (System.nanoTime() - deadline < 0) {
            String line = hear();
            if (line.contains(part)) {
                return line;
            }
        }
        return fail(name + " received no line within " + Limits.ANSWER + " that contains: " + part);
    }

    /** Sends a line and waits until the room returns it with this client's name. */
    void sayAndHear(String text) throws IOException {
        say(text);
        hearUntil(": " + text);
    }

    /** Waits for the end of the connection; fails if a line comes before it. */
    public void hearEnd() throws IOException {
        assertThat(in.readLine())
                .as("the line to %s, where the connection must end", name)
                .isNull();
    }

    /** Resets the connection, as the kernel does when a client process is killed while it reads. */
    void resetConnection() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
