package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.JvmCommand;

/**
 * A task in a process of its own, as {@code multiprocessing.Process} in Python.
 *
 * <pre>
 * ChildProcess child = ChildProcess.of(Greeter::greet, "World").name("greeter").start();
 * child.join();
 * </pre>
 *
 * <p>The child is a JVM on this JVM's class path. It gets those of this JVM's options that are safe in a second JVM
 * (properties, memory, collector, modules, assertions; no agents, ports or recordings). It never runs this program's
 * {@code main} again. Its standard input is empty; its output goes where this process's output goes, unless it is
 * redirected. If the child's JVM crashes, it prints where its report is: in the folder for temporary files, or in the
 * file that this JVM's {@code -XX:ErrorFile} with {@code %p} names.
 *
 * <p>When this process ends normally or by {@code System.exit}, it first waits for its children that are no daemons; if
 * it is killed, these children run on. A daemon ends with this process, however that ends, {@code kill -9} included. At
 * a normal end daemons run until the other children have ended; {@code System.exit} ends them first. {@code
 * Runtime.halt} waits for no child. While a process holds a {@link Lifeline}, all processes that it starts end with it.
 *
 * <p>Thread safety: any thread may call any method. Process safety: only the process that made it can use it. A method
 * throws {@link IllegalStateException} if it needs a started child and the child was not started, and after {@link
 * #close}.
 */
public final class ChildProcess implements AutoCloseable {

    private final Task task;
    private final String identity = Children.nextIdentity();
    private Redirect output = Redirect.INHERIT;
    private Redirect errors = Redirect.INHERIT;
    private String name = "Process-" + identity;
    private boolean daemon = ThisProcess.info().daemon();
    private @Nullable StartedChild started;
    private boolean closed;

    private ChildProcess(Task task) {
        this.task = task;
    }

    /** A child that does this task: a lambda, a method reference, or a type of your own. */
    public static ChildProcess of(Task task) {
        return new ChildProcess(task);
    }

    /**
     * A child that creates a task of this class, by its constructor without parameters, and does it.
     *
     * @throws IllegalArgumentException if it has no such constructor
     */
    public static ChildProcess of(Class<? extends Task> task) {
        return new ChildProcess(TaskOfClass.of(task));
    }

    /** A child that does this task with that argument. */
    public static <A extends Serializable> ChildProcess of(TaskWith<? super A> task, A argument) {
        return new ChildProcess(() -> task.run(argument));
    }

    /** Gives it a name, instead of {@code Process-1}. The name need not be unique. */
    public synchronized ChildProcess name(String chosen) {
        requireNotStarted();
        name = chosen;
        return this;
    }

    /** Makes it a daemon, or not; without this it is a daemon if this process is one. */
    public synchronized ChildProcess daemon(boolean wish) {
        requireNotStarted();
        daemon = wish;
        return this;
    }

    /** Sends its standard output into this file. */
    public synchronized ChildProcess outputTo(Path file) {
        requireNotStarted();
        output = Redirect.to(file.toFile());
        return this;
    }

    /** Sends its standard error into this file. */
    public synchronized ChildProcess errorsTo(Path file) {
        requireNotStarted();
        errors = Redirect.to(file.toFile());
        return this;
    }

    /**
     * Starts it, once only. Returns when the child has its task, or has ended before that: then {@link #join} throws.
     *
     * @return this
     * @throws IllegalStateException if it was started before, or this process is a daemon, which may have no children
     * @throws IllegalArgumentException if the task cannot be sent to another process; no process was started then
     * @throws IOException if the operating system cannot start it
     */
    public ChildProcess start() throws IOException {
        List<byte[]> messages;
        StartedChild begun;
        synchronized (this) {
            requireNotStarted();
            if (ThisProcess.info().daemon()) {
                throw new IllegalStateException("a daemon may have no children; " + name + " was not started");
            }
            SentTask sent = SentTask.of(task, name);
            ChildProgress progress = ChildProgress.next();
            ChildOrders orders = new ChildOrders(
                    name, identity, daemon, ThisProcess.info(), ThisProcess.authKey(), progress, Lifeline.handedOn());
            messages = List.of(ChildOrders.toBytes(orders), sent.bytes());
            begun = StartedChild.start(
                    this,
                    JvmCommand.ofChild(ChildMain.class.getName(), daemon, output, errors),
                    progress,
                    daemon,
                    name);
            started = begun;
            for (Pipe pipe : sent.pipes()) {
                pipe.goesTo(begun, name);
            }
        }
        begun.tell(messages); // not synchronized: meanwhile other threads may use the child, or end it
        return this;
    }

    /** Does the task here and now, in this process: {@code run()} in Python. */
    public void run() throws Exception {
        task.run();
    }

    private synchronized void requireNotStarted() {
        if (startedOrNot() != null) {
            throw new IllegalStateException(name + " was already started, and cannot be changed any more");
        }
    }

    private synchronized StartedChild started() {
        StartedChild child = startedOrNot();
        if (child == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return child;
    }

    /** Null before the start. */
    private synchronized @Nullable StartedChild startedOrNot() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        return started;
    }

    /**
     * Waits until it has ended. Joining twice is fine.
     *
     * @throws ChildNotStartedException if its JVM ended before its task began, and nobody asked it to end
     */
    public void join() throws InterruptedException {
        started().awaitEnd();
    }

    /**
     * Waits until it has ended, up to a limit. The child runs on when the limit is over.
     *
     * @return whether it has ended
     * @throws ChildNotStartedException as {@link #join()}
     */
    public boolean join(Duration limit) throws InterruptedException {
        return started().awaitEnd(limit);
    }

    /** Whether it was started and has not ended. */
    public boolean isAlive() {
        StartedChild child = startedOrNot();
        return child != null && child.isAlive();
    }

    /**
     * Asks it to end (SIGTERM). Its shutdown hooks run, its {@code finally} blocks do not; a lock file stays, and its
     * own children run on unless they are daemons. Does nothing if it has ended.
     */
    public void terminate() {
        started().terminate();
    }

    /** Ends it at once (SIGKILL): it cleans up nothing. Its own children run on as with {@link #terminate}. */
    public void kill() {
        started().kill();
    }

    /** Its process id; absent before it is started. */
    public OptionalLong pid() {
        StartedChild child = startedOrNot();
        return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
    }

    /**
     * Its exit code; absent before it has ended. A child ended by signal N has the code -N.
     *
     * <p>For signal N the operating system gives Java the code 128 + N. So a child notes in a file when it exits by
     * itself. In three cases the code is still wrong: a child that calls {@code Runtime.halt(128 + N)}, or {@code
     * System.exit(128 + N)} while a signal is ending it, seems ended by signal N; a child that another process kills
     * after it has begun to exit has the code 137; and if the folder for temporary files cannot be used, every code
     * above 128 seems a signal.
     *
     * @throws ChildNotStartedException as {@link #join()}
     */
    public OptionalInt exitCode() {
        StartedChild child = startedOrNot();
        return child == null || child.isAlive() ? OptionalInt.empty() : OptionalInt.of(child.awaitExitCode());
    }

    /**
     * Completes when it has ended: {@code sentinel} in Python. Completes exceptionally, with a {@link
     * ChildNotStartedException}, if its JVM did not start.
     */
    public CompletableFuture<ChildProcess> onEnd() {
        return started().end().copy();
    }

    /**
     * Closes it: most methods throw from now on. Closing twice is fine.
     *
     * @throws IllegalStateException while it is alive
     */
    @Override
    public synchronized void close() {
        if (started != null && started.isAlive()) {
            throw new IllegalStateException(name + " is alive; join it first, or end it");
        }
        closed = true;
    }

    /** Its name, {@code Process-1} if it was given none. */
    public synchronized String name() {
        return name;
    }

    /** Whether it ends with this process. */
    public synchronized boolean isDaemon() {
        return daemon;
    }

    /** The started children of this process that have not ended: {@code active_children()} in Python. */
    public static List<ChildProcess> active() {
        return Children.active();
    }

    /**
     * Waits for the first of several to end: {@code connection.wait([...])} in Python.
     *
     * @return the children that have ended; an empty list if none did within the limit
     * @throws IllegalStateException if one was not started
     */
    public static List<ChildProcess> awaitAny(Collection<ChildProcess> children, Duration limit)
            throws InterruptedException {
        List<StartedChild> started =
                children.stream().map(ChildProcess::started).toList();
        return Children.awaitAny(started, limit).stream()
                .map(StartedChild::child)
                .toList();
    }
}
