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

/** Somebody in the room with nothing but a socket, as {@code nc} has it. Whatever does not come in time fails the test. */
public final class ChatGuest implements AutoCloseable {

    private static final Pattern GREETING =
            Pattern.compile("\\* Welcome, (\\S+)\\. You are served by process (\\d+)\\. .*/name X, /who, /quit\\.");
    private static final int SMALL_BUFFER_BYTES = 4096;

    private final Socket socket = new Socket();
    private BufferedReader in;

    private ChatGuest() {}

    /** Connects, and hears nothing yet. */
    public static ChatGuest connect(InetSocketAddress address) throws IOException {
        ChatGuest guest = new ChatGuest();
        guest.socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        guest.socket.connect(address, (int) Limits.ANSWER.toMillis());
        guest.socket.setSoTimeout((int) Limits.ANSWER.toMillis());
        guest.in = new BufferedReader(new InputStreamReader(guest.socket.getInputStream(), StandardCharsets.UTF_8));
        return guest;
    }

    /** Connects and is greeted. */
    public static ChatGuest join(InetSocketAddress address) throws IOException {
        return connect(address).greeted();
    }

    private String name = "";
    private long servedBy;

    private ChatGuest greeted() throws IOException {
        Matcher greeting = GREETING.matcher(hear());
        assertThat(greeting.matches()).as("a greeting").isTrue();
        name = greeting.group(1);
        servedBy = Long.parseLong(greeting.group(2));
        return this;
    }

    /** The name in the greeting. */
    public String name() {
        return name;
    }

    /** The pid in the greeting. */
    public long servedBy() {
        return servedBy;
    }

    public void say(String line) throws IOException {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Says that nothing more comes, as {@code nc} does at the end of its input. */
    void endInput() throws IOException {
        socket.shutdownOutput();
    }

    /** Waits for the next line. */
    public String hear() throws IOException {
        String line = in.readLine();
        assertThat(line).as("a line for %s", name).isNotNull();
        return line;
    }

    /** Waits for a line with this in it, whatever comes before. */
    public String hearUntil(String part) throws IOException {
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        while (System.nanoTime() - deadline < 0) {
            String line = hear();
            if (line.contains(part)) {
                return line;
            }
        }
        return fail(name + " did not hear within " + Limits.ANSWER + ": " + part);
    }

    /** Says a line and hears it back with one's name. */
    void sayAndHear(String text) throws IOException {
        say(text);
        hearUntil(": " + text);
    }

    /** Waits for the end, and hears nothing before it. */
    public void hearEnd() throws IOException {
        assertThat(in.readLine()).as("the end of what %s hears", name).isNull();
    }

    /** Is gone at once, with a reset of the connection: what the kernel makes of a process that is killed while it reads. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
