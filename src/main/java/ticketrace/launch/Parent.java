package ticketrace.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The child's side of the pipe: hears the parent's lines, answers with lines of its own, and ends with the parent.
 *
 * <p>When the parent is gone, however it ended, its end of the pipe is closed by the kernel; this process then halts at
 * once, whatever its other threads do. Thread safety: {@link #say} may be called from any thread.
 */
public final class Parent implements LineOut {

    /** Hears a line of the parent's, on the pipe's own thread. */
    public interface Listener {
        void line(String line, Parent parent);
    }

    /** The exit code of a child whose parent is gone. */
    public static final int ORPHANED = 75;

    private static final int LINE_BYTES = 256;

    private final PrintStream out;

    private Parent(PrintStream out) {
        this.out = out;
    }

    /** Starts to listen. To be called once, before the child starts its work. */
    public static Parent listen(Listener listener) {
        Parent parent = new Parent(System.out);
        InputStream in = System.in;
        Thread ear = new Thread("parent") {
            @Override
            public void run() {
                parent.hear(in, listener);
            }
        };
        ear.setDaemon(true);
        ear.start();
        return parent;
    }

    /** Byte by byte, for a reader of characters costs a child's start more than all it ever hears. */
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
            // as good as closed
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    /** Tells the parent one line. */
    @Override
    public void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
