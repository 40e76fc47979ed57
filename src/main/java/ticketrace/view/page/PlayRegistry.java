package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.run.RaceSettings;

/** The open stepped plays of all browsers. Ends a play after the idle limit without a request for it. Thread-safe. */
final class PlayRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlayRegistry.class);

    private final Path runs;
    private final Map<String, OpenPlay> plays = new LinkedHashMap<>();
    private final IdleSweep sweep;
    private int opening;
    private boolean closed;

    PlayRegistry(Path runs, Duration idleLimit) {
        this.runs = runs;
        this.sweep = IdleSweep.start("ends-idle-plays", idleLimit, this::open, this::end);
    }

    /**
     * Opens a play. Returns when each of its buyers waits before its first step.
     *
     * @throws RefusedRequest if too many plays are open already, or the server is ending
     */
    OpenPlay open(RaceSettings settings) throws IOException {
        takePlace();
        OpenPlay play = null;
        try {
            play = begin(settings);
        } finally {
            settle(play);
        }
        return play;
    }

    private OpenPlay begin(RaceSettings settings) throws IOException {
        SteppedRace race = SteppedRace.open(settings, runs);
        try {
            return OpenPlay.begin(race);
        } catch (IOException e) {
            race.close();
            throw e;
        }
    }

    private synchronized void takePlace() {
        if (closed) {
            throw new RefusedRequest(RefusedRequest.UNAVAILABLE, "the server is ending");
        }
        if (plays.size() + opening >= PageLimits.PLAYS_AT_ONCE) {
            throw new RefusedRequest(
                    RefusedRequest.TOO_MANY,
                    "there can be " + PageLimits.PLAYS_AT_ONCE + " plays at once; end one first");
        }
        opening++;
    }

    private void settle(@Nullable OpenPlay play) {
        boolean tooLate;
        synchronized (this) {
            opening--;
            tooLate = closed;
            if (play != null && !closed) {
                plays.put(play.id(), play);
            }
        }
        if (play != null && tooLate) {
            end(play);
        }
    }

    /**
     * The play of that name.
     *
     * @throws RefusedRequest if no open play has that name
     */
    synchronized OpenPlay named(String id) {
        OpenPlay play = plays.get(id);
        if (play == null) {
            throw new RefusedRequest(RefusedRequest.NOT_FOUND, "there is no play of that name, or it has ended");
        }
        return play;
    }

    /** Removes the play, and ends its processes. */
    void end(OpenPlay play) {
        synchronized (this) {
            plays.remove(play.id());
        }
        try {
            play.close();
        } catch (IOException e) { // its processes are gone, which is what matters
            LOG.warn("{}", String.valueOf(e.getMessage()));
        }
    }

    private synchronized List<OpenPlay> open() {
        return List.copyOf(plays.values());
    }

    /** Ends all plays. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        sweep.close();
        open().forEach(this::end);
    }
}
