package ticketrace.process;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A task in a process of its own, as {@code multiprocessing.Process} in Python.
 *
 * <pre>
 * ChildProcess child = ChildProcess.of(Greeter::greet, "World").name("greeter").start();
 * child.join();
 * </pre>
 *
 * <p>The child is a JVM on this one's class path and with its options, and never runs this program's {@code main} again. Its
 * standard input is empty; its output goes where this process's goes, unless it is redirected. A daemon ends when this
 * process ends, however that comes about; for a child that is none, this process waits at its normal end.
 *
 * <p>Thread safety: all methods may be called from any thread; name, daemon and redirections are set before the start. If
 * this process is killed, daemons are killed with it, and others go on.
 */
public final class ChildProcess implements AutoCloseable {

    private final Task task;
    private final String identity = Children.nextIdentity();
    private final CompletableFuture<ChildProcess> ended = new CompletableFuture<>();
    private ProcessBuilder.Redirect output = ProcessBuilder.Redirect.INHERIT;
    private ProcessBuilder.Redirect errors = ProcessBuilder.Redirect.INHERIT;
    private String name = "Process-" + identity;
    private boolean daemon = ThisProcess.info().daemon();
    private @Nullable Process process;
    private volatile int exitCode;
    private boolean closed;

    private ChildProcess(Task task) {
        this.task = task;
    }

    /** A child that does this: a lambda, a method reference, or a task of a type of one's own. */
    public static ChildProcess of(Task task) {
        return new ChildProcess(task);
    }

    /** A child that makes a task of this class, by its constructor without parameters, and does it. */
    public static ChildProcess of(Class<? extends Task> task) {
        return new ChildProcess(new TaskOfClass(task));
    }

    /** A child that does this with that argument. */
    public static <A extends Serializable> ChildProcess of(TaskWith<? super A> task, A argument) {
        return new ChildProcess(() -> task.run(argument));
    }

    private record TaskOfClass(Class<? extends Task> type) implements Task {
        @Override
        public void run() throws Exception {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            constructor.newInstance().run();
        }
    }

    /** Gives it a name, in place of {@code Process-1}. It need not be unique. */
    public synchronized ChildProcess name(String chosen) {
        requireNotStarted();
        name = chosen;
        return this;
    }

    /** Makes it a daemon, or not; without this it is what this process is. */
    public synchronized ChildProcess daemon(boolean wish) {
        requireNotStarted();
        daemon = wish;
        return this;
    }

    /** Its standard output goes into this file. */
    public synchronized ChildProcess outputTo(Path file) {
        requireNotStarted();
        output = ProcessBuilder.Redirect.to(file.toFile());
        return this;
    }

    /** Its standard error goes into this file. */
    public synchronized ChildProcess errorsTo(Path file) {
        requireNotStarted();
        errors = ProcessBuilder.Redirect.to(file.toFile());
        return this;
    }

    private void requireNotStarted() {
        if (process != null || closed) {
            throw new IllegalStateException(name + " was started already");
        }
    }

    /**
     * Starts it. Once only.
     *
     * @throws IllegalStateException if it was started before, or this process is a daemon, which may have no children
     * @throws IllegalArgumentException if the task cannot be sent to another process
     * @throws IOException if the operating system cannot start it
     */
    public synchronized ChildProcess start() throws IOException {
        requireNotStarted();
        if (ThisProcess.info().daemon()) {
            throw new IllegalStateException("a daemon may have no children; " + name + " was not started");
        }
        ExitNote made = ExitNote.create();
        try {
            byte[] launch = new Launch(task, name, identity, daemon, ThisProcess.info(), made.path()).toBytes();
            Process started = Forker.start(
                    new ProcessBuilder(command()).redirectOutput(output).redirectError(errors));
            process = started;
            Children.started(this, started, made);
            OutputStream toChild = started.getOutputStream();
            DataOutputStream data = new DataOutputStream(toChild);
            data.writeInt(launch.length);
            data.write(launch);
            data.flush();
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
        return this;
    }

    private List<String> command() {
        List<String> shield = daemon ? Shield.endingWithParent() : List.of();
        return JvmCommand.of(shield, JvmCommand.inheritedOptions(), ChildMain.class.getName(), List.of());
    }

    /** Does the task here and now, in this process. */
    public void run() throws Exception {
        task.run();
    }

    /** Waits until it has ended. */
    public void join() throws InterruptedException {
        started().waitFor();
        awaitEnd();
    }

    /**
     * Waits until it has ended, up to a limit.
     *
     * @return whether it has
     */
    public boolean join(Duration limit) throws InterruptedException {
        if (!started().waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        awaitEnd();
        return true;
    }

    void awaitEnd() {
        ended.join();
    }

    /** Called once, when the process has ended with this value. */
    void hasEnded(int exitValue, ExitNote note) {
        exitCode = note.isWritten() ? exitValue : ExitCodes.ofSignalOrExit(exitValue);
        note.close();
        ended.complete(this);
    }

    private synchronized Process started() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * Asks it to end (SIGTERM). Its shutdown hooks run; {@code finally} blocks do not, a lock file stays, and its own
     * children go on unless they are daemons. Harmless when it has ended.
     */
    public void terminate() {
        started().destroy();
    }

    /** Ends it at once (SIGKILL): nothing in it is cleaned up. Its own children as with {@link #terminate}. */
    public void kill() {
        started().toHandle().destroyForcibly();
    }

    public synchronized String name() {
        return name;
    }

    public synchronized boolean isDaemon() {
        return daemon;
    }

    /** Its process id; absent before it is started. */
    public synchronized OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    /**
     * Its exit code; absent before it has ended. A child ended by signal N has the code -N.
     *
     * <p>What Java cannot tell apart: a child that calls {@code Runtime.halt(128 + N)}, or {@code System.exit(128 + N)}
     * while a signal is ending it, reads as ended by signal N.
     */
    public OptionalInt exitCode() {
        if (pid().isEmpty() || isAlive()) {
            return OptionalInt.empty();
        }
        awaitEnd();
        return OptionalInt.of(exitCode);
    }

    /**
     * Lets go of what this process holds of it. Closing twice is fine.
     *
     * @throws IllegalStateException while it is alive
     */
    @Override
    public synchronized void close() {
        if (isAlive()) {
            throw new IllegalStateException(name + " is alive; join it first, or end it");
        }
        closed = true;
    }

    /** Completed when it has ended: the sentinel, in Python. */
    public CompletableFuture<ChildProcess> onEnd() {
        return ended.copy();
    }

    /** The children of this process that were started and have not ended. */
    public static List<ChildProcess> active() {
        return Children.active();
    }

    /**
     * Waits for the first of several to end: {@code connection.wait([...])} in Python.
     *
     * @return those that have ended; none if none did within the limit
     */
    public static List<ChildProcess> awaitAny(Collection<ChildProcess> children, Duration limit)
            throws InterruptedException {
        CompletableFuture<?>[] ends = children.stream().map(ChildProcess::onEnd).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.anyOf(ends).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException none) {
            return List.of();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return children.stream().filter(child -> child.ended.isDone()).toList();
    }
}
