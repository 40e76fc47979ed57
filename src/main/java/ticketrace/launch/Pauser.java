package ticketrace.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has processes stand still (SIGSTOP) and go on (SIGCONT).
 *
 * <p>The signals are sent by a shell, which is told through a pipe. If this process dies, the pipe ends, and the shell has
 * everybody go on who stands still then: nobody is left standing, whatever happens here. Children of a {@link CommandPrefix} that
 * works do not even go on, for the kernel kills them with their parent.
 *
 * <p>Thread safety: any thread; one after the other. A pid is trusted: it must be of a process that is known to live, as
 * one's own child is before its end was told.
 *
 * <p>See signal(7), kill(1).
 */
public final class Pauser implements AutoCloseable {

    /** So long a call into the kernel may keep a process from being stopped that was told to. */
    private static final Duration STANDSTILL_LIMIT = Duration.ofSeconds(5);

    /** A shell that is told nothing more has nothing more to do. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private static final String DONE = "done";

    /** Deaf to what a terminal sends to all who belong to it; so it outlives this process, and then ends by itself. */
    private static final String SCRIPT = "trap '' INT HUP QUIT TERM TSTP; still=; "
            + "while read -r signal pid; do "
            + "kill -s $signal $pid 2>/dev/null && echo " + DONE + " || echo gone; "
            + "others=; for each in $still; do [ $each = $pid ] || others=\"$others $each\"; done; still=$others; "
            + "[ $signal = CONT ] || still=\"$still $pid\"; "
            + "done; "
            + "for each in $still; do kill -s CONT $each 2>/dev/null; done; exit 0";

    private final Process shell;
    private final OutputStream orders;
    private final BufferedReader answers;
    private final List<Long> still = new ArrayList<>();

    private Pauser(Process shell) {
        this.shell = shell;
        this.orders = shell.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8), 64);
    }

    /**
     * Starts the shell.
     *
     * @throws IOException if there is none, or the operating system cannot start it
     */
    public static Pauser start() throws IOException {
        return new Pauser(ForkingThread.start(
                new ProcessBuilder(CommandPrefix.SHELL, "-c", SCRIPT).redirectError(ProcessBuilder.Redirect.DISCARD)));
    }

    /**
     * Has a process stand still. It does when this returns true: whatever it has written is there to read, and nothing more
     * comes until it goes on.
     *
     * @return false if there is no such process any more
     * @throws IOException if it cannot be stopped; it goes on then
     */
    public synchronized boolean pause(long pid) throws IOException {
        still.add(pid);
        boolean stands = false;
        try {
            stands = tell("STOP", pid) && standsStill(pid);
        } finally {
            if (!stands) {
                resume(pid); // it may be there, whatever was seen of it
            }
        }
        return stands;
    }

    private static boolean standsStill(long pid) throws IOException {
        ProgressLimit limit = ProgressLimit.on(STANDSTILL_LIMIT, pid);
        StoppedProcess now = StoppedProcess.await(pid, limit);
        if (now == StoppedProcess.RUNS) {
            throw new IOException("process " + pid + " did not stand still " + limit.words());
        }
        return now == StoppedProcess.STANDS;
    }

    /**
     * Has it go on. Harmless if it does, or has ended.
     *
     * @throws IOException if it cannot be told; the end of the shell, which is near then, has it go on
     */
    public synchronized void resume(long pid) throws IOException {
        tell("CONT", pid);
        still.remove(pid);
    }

    /** Whether there was such a process. */
    private boolean tell(String signal, long pid) throws IOException {
        try {
            orders.write((signal + " " + pid + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
            String answer = answers.readLine();
            if (answer != null) {
                return answer.equals(DONE);
            }
        } catch (IOException e) {
            throw new IOException("the shell that sends signals is gone: " + e.getMessage(), e);
        }
        throw new IOException("the shell that sends signals is gone");
    }

    /** Has everybody go on who stands still. Closing twice is fine. */
    @Override
    public synchronized void close() {
        try {
            orders.close(); // the shell then does its last duty
            answers.close();
        } catch (IOException goneAlready) {
            // seen below
        }
        if (!endedInOrder(shell) && !still.isEmpty()) {
            letGo();
        }
        still.clear();
    }

    /** For somebody has killed the shell. */
    private void letGo() {
        List<String> command = new ArrayList<>(List.of(CommandPrefix.SHELL, "-c", "kill -s CONT \"$@\"", "sh"));
        still.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            endedInOrder(
                    ForkingThread.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)));
        } catch (IOException noShell) {
            // nothing more can be done from here: where the kernel was told to, it ends them with this process
        }
    }

    private static boolean endedInOrder(Process shell) {
        try {
            return ProgressLimit.on(CLOSE_LIMIT, shell.pid()).await(nanos -> shell.waitFor(nanos, TimeUnit.NANOSECONDS))
                    && shell.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
