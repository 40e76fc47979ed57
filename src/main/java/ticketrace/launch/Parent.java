package ticketrace.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The child's side of the pipe: receives the parent's lines, sends lines to it, and ends when the parent ends.
 *
 * <p>When the parent ends, in whatever way, the kernel closes its end of the pipe. This process then halts at once,
 * whatever its other threads do. Thread safety: any thread may call {@link #say}.
 */
public final class Parent implements LineOut {

    /** The child's listener to the parent's lines. It is called on a thread that only reads the pipe. */
    public interface Listener {
        void line(String line, Parent parent);
    }

    /** The exit code of a child whose parent has ended. */
    public static final int ORPHANED = 75;

    private static final int LINE_BYTES = 256;

    private final PrintStream out;

    private Parent(PrintStream out) {
        this.out = out;
    }

    /** Starts to listen. The child calls this once, before it starts its work. */
    public static Parent listen(Listener listener) {
        Parent parent = new Parent(System.out);
        InputStream in = System.in;
        Thread listening = new Thread("parent") {
            @Override
            public void run() {
                parent.hear(in, listener);
            }
        };
        listening.setDaemon(true);
        listening.start();
        return parent;
    }

    /**
     * Reads byte by byte, because to load a reader of characters takes a child longer than to read all its lines.
     */
    private void hear(InputStream in, Listener listener) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(LINE_BYTES);
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                listener.line(line.toString(StandardCharsets.UTF_8), this);
                line.reset();
            }
        } catch (IOException broken) {
            // the same as the end of the pipe
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    /** Sends the parent one line. */
    @Override
    public void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
