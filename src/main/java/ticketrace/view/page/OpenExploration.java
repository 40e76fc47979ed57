package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.guard.Trap;
import ticketrace.run.RaceSettings;

/**
 * An exploration of all orders of steps that a browser has asked for, on a thread and with buyers of its own. It leaves no
 * folder. Thread-safe.
 */
final class OpenExploration implements IdleSweep.Watched, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenExploration.class);

    private final String id = UUID.randomUUID().toString();
    private final RaceSettings settings;
    private final Path runs;
    private final Bounds bounds;
    private volatile Covered covered = new Covered(0, 0, 0);
    private volatile @Nullable Exploration result;
    private volatile @Nullable String failure;
    private volatile boolean stopped;
    private volatile boolean over;
    private volatile long lastAsked = System.nanoTime();

    /**
     * How far an exploration is.
     *
     * @param states how many states it knows
     * @param turns how many turns between them it has played
     * @param turnsLeft how many turns it knows and has not played
     */
    record Covered(int states, int turns, int turnsLeft) {}

    /** An exploration of these settings, with a new folder in {@code runs} for as long as it runs. */
    OpenExploration(RaceSettings settings, Path runs) {
        this.settings = settings;
        this.runs = runs;
        this.bounds = bounds(settings);
    }

    /**
     * A trap is explored with the kills and the time that its story needs; so is the lock that mends it. Time passes once
     * under a guard whose promise depends on it.
     */
    private static Bounds bounds(RaceSettings settings) {
        Trap.Size size = Objects.requireNonNullElse(Guards.smallestRace(settings.guard()), Trap.Size.SMALLEST);
        Promise promise = settings.promise();
        Bounds bounds = Bounds.withKills(size.kills())
                .withTimeouts(Math.max(size.timeouts(), Bounds.usualTimeouts(promise)))
                .withMaxStates(PageLimits.EXPLORED_STATES)
                .within(PageLimits.EXPLORE_TIME);
        return size.kills() == 0 ? bounds : bounds.withRespawn();
    }

    String id() {
        return id;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public long idleNanos() {
        return System.nanoTime() - lastAsked;
    }

    /** How far it is, and its result if it is over. */
    ExplorationState look() {
        lastAsked = System.nanoTime();
        boolean ended = over; // read first, so that an exploration that has ended has its result
        return ExplorationState.of(settings, bounds, !ended, covered, result, failure);
    }

    /** Orders it to stop. It then has a result of what it has covered. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try (SteppedRace race = SteppedRace.open(settings, runs)) {
            result = Explorer.explore(
                    race.buyers(), SearchRules.of(settings), bounds, () -> stopped, new Explorer.Progress() {
                        @Override
                        public void states(int known, int left, int played) {
                            covered = new Covered(known, played, left);
                        }
                    });
        } catch (IOException e) {
            failure = Objects.requireNonNullElse(e.getMessage(), "the exploration failed");
        } catch (RuntimeException e) {
            LOG.error("exploration {}", id, e);
            failure = "internal error, please report it: " + e;
        }
        over = true;
    }
}
