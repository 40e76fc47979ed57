package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ticketrace.launch.Patience;
import ticketrace.race.Race;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

/** The races that the page has started: all that run, and the last few that are over. Thread-safe. */
final class RaceRegistry implements AutoCloseable {

    /** How many races that are over stay in memory with their events. The page reads older ones from their folders. */
    private static final int MOST_OVER = 8;

    /** The time limit for all races to stop and be judged when the server ends. A race has some seconds to stop. */
    private static final Duration END_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private final Path runs;
    private final PageLimits limits;
    private final Map<String, LiveRace> races = new LinkedHashMap<>();
    private final RunningThreads threads = new RunningThreads();
    private boolean closed;

    RaceRegistry(Path runs, PageLimits limits) {
        this.runs = runs;
        this.limits = limits;
    }

    /**
     * Starts races that begin together.
     *
     * @throws RefusedRequest if too many races run already, or the server is ending
     * @throws IOException if a folder cannot be made; then none of the races is started
     */
    synchronized List<LiveRace> start(List<RaceSettings> settings) throws IOException {
        requireRoom(settings);
        List<RunFolder> folders = prepare(settings);
        StartTogether together = new StartTogether(folders.size());
        List<LiveRace> started = new ArrayList<>();
        for (RunFolder folder : folders) {
            LiveRace race = new LiveRace(folder, together, this::forgetOld);
            races.put(race.id(), race);
            started.add(race);
            threads.start(race, "race-" + race.id());
        }
        return started;
    }

    private List<RunFolder> prepare(List<RaceSettings> settings) throws IOException {
        List<RunFolder> folders = new ArrayList<>();
        try {
            for (RaceSettings each : settings) {
                folders.add(Race.prepare(each, runs));
            }
            return folders;
        } catch (IOException e) {
            for (RunFolder folder : folders) {
                folder.delete();
            }
            throw e;
        }
    }

    private void requireRoom(List<RaceSettings> wanted) {
        if (closed) {
            throw new RefusedRequest(RefusedRequest.UNAVAILABLE, "the server is ending");
        }
        List<LiveRace> running =
                races.values().stream().filter(race -> !race.isOver()).toList();
        if (running.size() + wanted.size() > PageLimits.RACES_AT_ONCE) {
            throw new RefusedRequest(
                    RefusedRequest.TOO_MANY,
                    running.size() + " races are running, and there can be " + PageLimits.RACES_AT_ONCE
                            + " at once; stop one or wait until it ends");
        }
        int buyers = wanted.stream().mapToInt(RaceSettings::buyers).sum();
        int others = running.stream().mapToInt(race -> race.settings().buyers()).sum();
        if (buyers + others > limits.buyersAtOnce()) {
            throw new RefusedRequest(
                    RefusedRequest.TOO_MANY,
                    others + " buyers are racing, and there can be " + limits.buyersAtOnce()
                            + " at once; stop a race or wait until it ends");
        }
    }

    /** Removes the oldest races that are over from memory; their folders stay. */
    private synchronized void forgetOld() {
        long over = races.values().stream().filter(LiveRace::isOver).count();
        for (Iterator<LiveRace> oldest = races.values().iterator(); over > MOST_OVER && oldest.hasNext(); ) {
            if (oldest.next().isOver()) {
                oldest.remove();
                over--;
            }
        }
    }

    /** The race of that name, if it runs or is one of the last {@link #MOST_OVER} that are over. */
    synchronized Optional<LiveRace> find(String id) {
        return Optional.ofNullable(races.get(id));
    }

    /** Stops all races, and waits until the audit has judged each. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            races.values().forEach(LiveRace::stop);
        }
        threads.awaitEnd(END_LIMIT);
    }
}
