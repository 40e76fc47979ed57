package ticketrace.trap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A lock as the command {@code flock(1)} takes it, as shell scripts do. A process of the command holds it until its
 * standard input ends, so the lock is free again when this process dies. For one thread. Source: flock(1), flock(2).
 */
final class FlockCommand {

    /** How long the command may take to end. */
    private static final long END_SECONDS = 10;

    private final Path file;
    private @Nullable Process holder;

    FlockCommand(Path file) {
        this.file = file;
    }

    /** Takes the lock if nobody has it by {@code flock}. */
    boolean lock() throws IOException {
        Process flock = new ProcessBuilder("flock", "--nonblock", file.toString(), "cat")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        holder = flock;
        Writer in = flock.outputWriter();
        BufferedReader out = flock.inputReader();
        try {
            in.write("locked\n");
            in.flush();
        } catch (IOException refusedAndEnded) {
            release();
            return false;
        }
        boolean locked = out.readLine() != null;
        if (!locked) {
            release();
        }
        return locked;
    }

    /** Gives the lock back if it is held, and waits until the command has ended. */
    void release() throws IOException {
        Process flock = holder;
        holder = null;
        if (flock == null) {
            return;
        }
        try {
            flock.getOutputStream().close();
            if (!flock.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(file + ": flock does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            flock.destroy();
        }
    }
}
