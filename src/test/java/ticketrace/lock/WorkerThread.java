package ticketrace.lock;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ticketrace.Await;
import ticketrace.Limits;

/** A thread that runs the tasks of a test, one after the other. */
public final class WorkerThread implements AutoCloseable {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
    private volatile Thread thread = Thread.currentThread();

    private Thread thread(Runnable work) {
        thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts {@code work} without waiting for its end. */
    public <T> Future<T> begin(Callable<T> work) {
        return executor.submit(work);
    }

    /** Starts {@code work} that reports its result itself. */
    void execute(Runnable work) {
        executor.execute(work);
    }

    /** Runs {@code work}, and returns its result. */
    public <T> T call(Callable<T> work) throws Exception {
        return result(begin(work));
    }

    /** Waits for the result of work that was begun, and rethrows its exception. */
    public static <T> T result(Future<T> work) throws Exception {
        try {
            return work.get(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a thread hung for " + Limits.ANSWER, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /** Returns when this thread waits for a lock, in the JVM or in the kernel. */
    public void awaitWaiting() {
        Await.until("the thread waits for the lock", this::isWaiting);
    }

    private boolean isWaiting() {
        StackTraceElement[] stack = thread.getStackTrace();
        boolean acquiring = Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().startsWith("ticketrace.lock.")
                        && frame.getMethodName().equals("acquire"));
        boolean inKernel = Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("sun.nio.ch.FileChannelImpl")
                        && frame.getMethodName().equals("lock"));
        return acquiring && (inKernel ? stack[0].isNativeMethod() : isParked());
    }

    private boolean isParked() {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Ends the thread. Fails if its work does not end in time. */
    @Override
    public void close() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)) {
            executor.shutdownNow();
            throw new AssertionError("a thread hung for " + Limits.ANSWER);
        }
    }
}
