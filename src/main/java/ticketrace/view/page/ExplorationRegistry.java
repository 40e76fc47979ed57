package ticketrace.view.page;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import ticketrace.launch.Patience;
import ticketrace.run.RaceSettings;

/**
 * The explorations that browsers have asked for. A browser asks again and again how far its exploration is; one that
 * nobody asks for any more is stopped and forgotten. Thread-safe.
 */
final class ExplorationRegistry implements AutoCloseable {

    private static final int CHECKS_PER_IDLE_LIMIT = 10;

    /** The time limit for all explorations to stop when the server ends; each stops at the end of a schedule. */
    private static final Duration END_LIMIT = Patience.stretched(Duration.ofSeconds(20));

    private final Path runs;
    private final Duration idleLimit;
    private final Map<String, OpenExploration> explorations = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final Timer sweeper = new Timer("ends-unwatched-explorations", true);
    private boolean closed;

    ExplorationRegistry(Path runs, Duration idleLimit) {
        this.runs = runs;
        this.idleLimit = idleLimit;
        long every = Math.max(1, idleLimit.toMillis() / CHECKS_PER_IDLE_LIMIT);
        sweeper.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        endUnwatched();
                    }
                },
                every,
                every);
    }

    /**
     * Starts an exploration.
     *
     * @throws RefusedRequest if too many run already, or the server is ending
     */
    synchronized OpenExploration start(RaceSettings settings) {
        if (closed) {
            throw new RefusedRequest(RefusedRequest.UNAVAILABLE, "the server is ending");
        }
        threads.values().removeIf(thread -> !thread.isAlive());
        if (threads.size() >= PageLimits.EXPLORATIONS_AT_ONCE) {
            throw new RefusedRequest(
                    RefusedRequest.TOO_MANY,
                    "there can be " + PageLimits.EXPLORATIONS_AT_ONCE
                            + " explorations at once; stop one or wait until it ends");
        }
        OpenExploration exploration = new OpenExploration(settings, runs);
        Thread thread = new Thread(exploration, "exploration-" + exploration.id());
        explorations.put(exploration.id(), exploration);
        threads.put(exploration.id(), thread);
        thread.start();
        return exploration;
    }

    /**
     * The exploration of that name.
     *
     * @throws RefusedRequest if there is none, or it is forgotten
     */
    synchronized OpenExploration named(String id) {
        OpenExploration exploration = explorations.get(id);
        if (exploration == null) {
            throw new RefusedRequest(
                    RefusedRequest.NOT_FOUND, "there is no exploration of that name, or nobody asked for it any more");
        }
        return exploration;
    }

    private synchronized void endUnwatched() {
        List<OpenExploration> unwatched = explorations.values().stream()
                .filter(exploration -> exploration.idleNanos() > idleLimit.toNanos())
                .toList();
        for (OpenExploration exploration : unwatched) {
            exploration.stop();
            explorations.remove(exploration.id());
        }
    }

    /** Stops all explorations, and waits until their buyers have ended and their folders are gone. */
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            closed = true;
            explorations.values().forEach(OpenExploration::stop);
            running = List.copyOf(threads.values());
        }
        sweeper.cancel();
        long deadline = System.nanoTime() + END_LIMIT.toNanos();
        try {
            for (Thread thread : running) {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the buyers end with this process
        }
    }
}
