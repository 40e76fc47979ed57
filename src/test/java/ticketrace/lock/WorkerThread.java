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

/** A thread of its own that does what it is told, one thing after the other. */
public final class Hand implements AutoCloseable {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
    private volatile Thread thread = Thread.currentThread();

    private Thread thread(Runnable work) {
        thread = new Thread(work, "hand");
        thread.setDaemon(true);
        return thread;
    }

    /** Has {@code work} done, without waiting for it. */
    public <T> Future<T> begin(Callable<T> work) {
        return executor.submit(work);
    }

    /** Has {@code work} done that reports by itself. */
    void beginAlone(Runnable work) {
        executor.execute(work);
    }

    /** Has {@code work} done, and returns what came of it. */
    public <T> T does(Callable<T> work) throws Exception {
        return result(begin(work));
    }

    /** What came of work that was begun; what it threw is thrown here. */
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

    /** Returns when this thread waits for a lock, be it in the JVM or in the kernel. */
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

    /** Lets the thread go. Whatever it still does must end in time. */
    @Override
    public void close() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)) {
            executor.shutdownNow();
            throw new AssertionError("a thread hung for " + Limits.ANSWER);
        }
    }
}
