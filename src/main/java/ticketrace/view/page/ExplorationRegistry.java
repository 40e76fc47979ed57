package ticketrace.view.page;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ticketrace.launch.Patience;
import ticketrace.run.RaceSettings;

/**
 * The explorations that browsers have asked for. A browser asks again and again how far its exploration is; one that
 * nobody asks for any more is stopped and forgotten. Thread-safe.
 */
final class ExplorationRegistry implements AutoCloseable {

    /** The time limit for all explorations to stop when the server ends; each stops at the end of a schedule. */
    private static final Duration END_LIMIT = Patience.stretched(Duration.ofSeconds(20));

    private final Path runs;
    private final Map<String, OpenExploration> explorations = new LinkedHashMap<>();
    private final RunningThreads threads = new RunningThreads();
    private final IdleSweep sweep;
    private boolean closed;

    ExplorationRegistry(Path runs, Duration idleLimit) {
        this.runs = runs;
        this.sweep = IdleSweep.start("ends-unwatched-explorations", idleLimit, this::open, this::end);
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
        if (threads.count() >= PageLimits.EXPLORATIONS_AT_ONCE) {
            throw new RefusedRequest(
                    RefusedRequest.TOO_MANY,
                    "there can be " + PageLimits.EXPLORATIONS_AT_ONCE
                            + " explorations at once; stop one or wait until it ends");
        }
        OpenExploration exploration = new OpenExploration(settings, runs);
        explorations.put(exploration.id(), exploration);
        threads.start(exploration, "exploration-" + exploration.id());
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

    private synchronized List<OpenExploration> open() {
        return List.copyOf(explorations.values());
    }

    private synchronized void end(OpenExploration exploration) {
        exploration.stop();
        explorations.remove(exploration.id());
    }

    /** Stops all explorations, and waits until their buyers have ended and their folders are gone. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            explorations.values().forEach(OpenExploration::stop);
        }
        sweep.close();
        threads.awaitEnd(END_LIMIT);
    }
}
