package ticketrace.explore;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Explores all schedules of a few buyers: as a graph of states ({@link GraphExplorer}), or one schedule after the other
 * ({@link ScheduleExplorer}) if the bounds ask for it, or if the state of the guard cannot be seen.
 */
public final class Explorer {

    private Explorer() {}

    /** Hears how far an exploration is. Called on the explorer's thread. */
    public interface Progress {

        /** Hears nothing. */
        Progress NONE = new Progress() {};

        /** This many schedules were played. */
        default void schedules(int played) {}

        /** This many states are known; they offer {@code left} turns that were not played, and {@code played} that were. */
        default void states(int known, int left, int played) {}

        /** This many turns were played again, of {@code drawn} that are to be. */
        default void rechecked(int turns, int drawn) {}
    }

    /**
     * Explores within the bounds.
     *
     * @param interrupted asked again and again; when it is true, the exploration ends with the result so far
     * @throws IOException if the store or the evidence fails; a failure of a buyer is part of the result instead
     */
    public static Exploration explore(
            SteppedBuyers buyers, SearchRules rules, Bounds bounds, BooleanSupplier interrupted, Progress progress)
            throws IOException {
        if (bounds.everySchedule() || !rules.isStateVisible()) {
            return ScheduleExplorer.explore(buyers, rules.promise(), bounds, interrupted, progress::schedules);
        }
        return new GraphExplorer(buyers, rules, bounds, FreeMemory.OF_THIS_JVM, interrupted, progress).explore();
    }

    /**
     * Plays a random sample of schedules, with the kills and the time that the bounds allow. What it does not find may
     * still be there.
     *
     * @param interrupted as above
     * @throws IOException as above
     */
    public static Exploration sample(
            SteppedBuyers buyers,
            SearchRules rules,
            Bounds bounds,
            Sample sample,
            BooleanSupplier interrupted,
            Progress progress)
            throws IOException {
        return new SampleExplorer(buyers, rules.promise(), bounds, sample, interrupted, progress::schedules).explore();
    }
}
