package ticketrace.multiprocessing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import ticketrace.launch.ProgressLimit;
import ticketrace.launch.TimeLimit;

/**
 * The started children of this process that have not ended. When this process ends, it waits for the children that are
 * no daemons, and ends the daemons. Thread-safe.
 *
 * <p>At a normal end, the threads of {@link StartedChild} keep this JVM alive. At {@code System.exit}, a shutdown hook
 * waits until the children have ended or a signal comes. If a signal ends this process, the hook waits for the daemons
 * only.
 */
final class Children {

    /** If all daemons that this process has told to end make no progress for so long, it kills them. */
    private static final Duration DAEMONS_LIMIT = Duration.ofSeconds(2);

    /** How often this process, while it waits in {@code System.exit}, checks for a signal. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<StartedChild> ACTIVE = ConcurrentHashMap.newKeySet();
    private static final Object SOME_END = new Object();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Children::atTheEnd, "children"));
        } catch (IllegalStateException endingAlready) {
            // a shutdown hook has started the first child: this process does not wait for it
        }
    }

    private Children() {}

    /** The identity of the next child. */
    static String nextIdentity() {
        return ThisProcess.identityPrefix() + COUNT.incrementAndGet();
    }

    static void started(StartedChild child) {
        ACTIVE.add(child);
    }

    static void ended(StartedChild child) {
        ACTIVE.remove(child);
        synchronized (SOME_END) {
            SOME_END.notifyAll();
        }
    }

    static List<ChildProcess> active() {
        return ACTIVE.stream()
                .filter(StartedChild::isAlive)
                .map(StartedChild::child)
                .toList();
    }

    static void kill() {
        ACTIVE.forEach(StartedChild::kill);
    }

    /** Waits until some have ended, and returns those; returns none if the time is over. */
    static List<StartedChild> awaitAny(List<StartedChild> children, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + TimeLimit.nanos(limit);
        synchronized (SOME_END) {
            while (true) {
                List<StartedChild> ended =
                        children.stream().filter(StartedChild::hasEnded).toList();
                long left = deadline - System.nanoTime();
                if (!ended.isEmpty() || children.isEmpty() || left <= 0) {
                    return ended;
                }
                TimeUnit.NANOSECONDS.timedWait(SOME_END, left);
            }
        }
    }

    private static void atTheEnd() {
        List<StartedChild> all = List.copyOf(ACTIVE);
        List<StartedChild> daemons = all.stream().filter(StartedChild::isDaemon).toList();
        try {
            daemons.forEach(StartedChild::terminate);
            ProgressLimit limit = ProgressLimit.on(
                    DAEMONS_LIMIT, daemons.stream().mapToLong(StartedChild::pid).toArray());
            limit.await(nanos -> awaitAll(daemons, Duration.ofNanos(nanos)));
            daemons.forEach(StartedChild::kill);
            List<StartedChild> others =
                    all.stream().filter(child -> !child.isDaemon()).toList();
            while (!Signals.areEndingThisProcess() && !awaitAll(others, LOOK_AGAIN)) {
                // for ever if necessary, as Python does
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitAll(List<StartedChild> children, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        BooleanSupplier ended = () -> children.stream().allMatch(StartedChild::hasEnded);
        synchronized (SOME_END) {
            for (long left = limit.toNanos(); left > 0 && !ended.getAsBoolean(); left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(SOME_END, left);
            }
            return ended.getAsBoolean();
        }
    }
}
