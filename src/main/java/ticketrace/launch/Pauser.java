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
 * Stops processes (SIGSTOP) and continues them (SIGCONT).
 *
 * <p>A shell sends the signals; this process sends it commands through a pipe. If this process dies, the kernel closes
 * the pipe, and the shell continues all processes that are stopped then: none stays stopped, whatever happens here.
 * (The kernel kills children that {@link CommandPrefix} ties to their parent; the shell does not continue them.)
 *
 * <p>Thread safety: any thread; one call after the other. The caller must make sure that a pid belongs to its living
 * child: it may use the pid only until its {@link ChildListener} reports that the child has ended.
 *
 * <p>See signal(7), kill(1).
 */
public final class Pauser implements AutoCloseable {

    /** How long a system call may delay the stop of a process. */
    private static final Duration STANDSTILL_LIMIT = Duration.ofSeconds(5);

    /** How long the shell may take to end when it has nothing more to do. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private static final String DONE = "done";

    /**
     * It ignores the signals that a terminal sends to all its processes: so it outlives this process, and ends after
     * it.
     */
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
     * Stops a process. When this returns true, the process has stopped: all that it has written can be read, and it
     * writes nothing more until it continues.
     *
     * @return false if there is no such process any more
     * @throws IOException if the process cannot be stopped; then it runs on
     */
    public synchronized boolean pause(long pid) throws IOException {
        still.add(pid);
        boolean stands = false;
        try {
            stands = tell("STOP", pid) && standsStill(pid);
        } finally {
            if (!stands) {
                resume(pid); // it may have been stopped all the same
            }
        }
        return stands;
    }

    private static boolean standsStill(long pid) throws IOException {
        ProgressLimit limit = ProgressLimit.on(STANDSTILL_LIMIT, pid);
        StoppedProcess now = StoppedProcess.await(pid, limit);
        if (now == StoppedProcess.RUNS) {
            throw new IOException("process " + pid + " did not stop " + limit.words());
        }
        return now == StoppedProcess.STANDS;
    }

    /**
     * Continues a process. Does nothing if it is not stopped, or has ended.
     *
     * @throws IOException if the shell does not get the command; then the shell is about to end, and continues the
     *     process
     */
    public synchronized void resume(long pid) throws IOException {
        tell("CONT", pid);
        still.remove(pid);
    }

    /** Makes the shell send the signal. Returns whether there was such a process. */
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

    /** Continues all stopped processes. Closing twice is fine. */
    @Override
    public synchronized void close() {
        try {
            orders.close(); // then the shell continues all processes, and ends
            answers.close();
        } catch (IOException goneAlready) {
            // checked below
        }
        if (!endedInOrder(shell) && !still.isEmpty()) {
            letGo();
        }
        still.clear();
    }

    /** Continues all processes by another shell, because somebody has killed the first. */
    private void letGo() {
        List<String> command = new ArrayList<>(List.of(CommandPrefix.SHELL, "-c", "kill -s CONT \"$@\"", "sh"));
        still.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            endedInOrder(
                    ForkingThread.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)));
        } catch (IOException noShell) {
            // this process can do nothing more; if CommandPrefix has tied them to it, the kernel ends them with it
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
