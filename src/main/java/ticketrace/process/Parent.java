package ticketrace.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The child's side of the pipe: hears the parent's lines, answers with lines of its own, and ends with the parent.
 *
 * <p>When the parent is gone, however it ended, its end of the pipe is closed by the kernel; this process then halts at
 * once, whatever its other threads do. Thread safety: {@link #say} may be called from any thread.
 */
public final class Parent {

    /** Hears a line of the parent's, on the pipe's own thread. */
    public interface Listener {
        void line(String line, Parent parent);
    }

    /** The exit code of a child whose parent is gone. */
    public static final int ORPHANED = 75;

    private final PrintStream out;

    private Parent(PrintStream out) {
        this.out = out;
    }

    /** Starts to listen. To be called once, before the child starts its work. */
    public static Parent listen(Listener listener) {
        Parent parent = new Parent(System.out);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 512);
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

    private void hear(BufferedReader in, Listener listener) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                listener.line(line, this);
            }
        } catch (IOException broken) {
            // as good as closed
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    /** Tells the parent one line. */
    public void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
