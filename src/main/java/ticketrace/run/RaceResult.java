package ticketrace.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.history.ClockOffset;
import ticketrace.history.RaceHistory;

/**
 * A finished race and its judgement.
 *
 * @param raced the settings of the race, and where it ran
 * @param history the evidence
 * @param judgement the audit's judgement of the evidence
 * @param buyers the results of the buyers
 * @param millis how long the phases of the race took
 * @param casualties the faults, and the buyers that failed
 */
public record RaceResult(
        Raced raced,
        RaceHistory history,
        Judgement judgement,
        List<BuyerResult> buyers,
        Millis millis,
        Casualties casualties) {

    /**
     * The settings of a race, and where it ran.
     *
     * @param settings the settings; null if the evidence is a history in text form, which does not have all of them
     * @param folder where the evidence is: a run's folder, or a history in text form
     * @param racedOn the machine: see {@link Machine}; null if it is not known
     */
    public record Raced(
            @Nullable RaceSettings settings,
            Path folder,
            @Nullable Map<String, @Nullable Object> racedOn) {}

    /**
     * The faults of a race, and the buyers that failed.
     *
     * @param faults the outcome of each fault; empty if the evidence does not have it
     * @param failures a line for each buyer that failed, with the end of its log
     * @param ioError whether a buyer ended because its store, lock or history failed
     */
    public record Casualties(List<FaultOutcome> faults, List<String> failures, boolean ioError) {

        /** No fault, and no buyer failed. */
        public static final Casualties NONE = new Casualties(List.of(), List.of(), false);
    }

    /** The settings; null if the evidence is a history in text form, which does not have all of them. */
    public @Nullable RaceSettings settings() {
        return raced.settings();
    }

    /** Where the evidence is: a run's folder, or a history in text form. */
    public Path folder() {
        return raced.folder();
    }

    /** The machine of the race: see {@link Machine}; null if it is not known. */
    public @Nullable Map<String, @Nullable Object> racedOn() {
        return raced.racedOn();
    }

    /** The buyer that the launcher killed on purpose, the first if there are several; null if it killed none. */
    public @Nullable String killed() {
        return history.killed().isEmpty() ? null : history.killed().get(0);
    }

    /** A line for each buyer that failed, with the end of its log. */
    public List<String> failures() {
        return casualties.failures();
    }

    /** Whether a buyer ended because its store, lock or history failed. */
    public boolean ioError() {
        return casualties.ioError();
    }

    /** The fairness to show; null if there are fewer sales than buyers, because then not every buyer can have sold. */
    public @Nullable Double evenness() {
        return judgement.sold() < history.buyers().size() ? null : judgement.fairness();
    }

    /** All buyers that the launcher killed on purpose. */
    public List<String> allKilled() {
        return history.killed();
    }

    /**
     * The result of one buyer.
     *
     * @param exitCode negative for a signal; null if it is not known
     * @param clock how far its clock can have been ahead of the launcher's
     */
    public record BuyerResult(
            String name, long pid, @Nullable Integer exitCode, int sold, int soldOut, int unknown, ClockOffset clock) {}

    /**
     * Spans of time in milliseconds; null if not known.
     *
     * @param fork from the first fork until all buyers stood at the start line, warmed up; a buyer that stays from the
     *     race before is not forked again
     * @param warmUp the part of it from when the first buyer began to warm up until the last buyer was warm
     * @param startSpread from the first to the last start of a buyer
     * @param race from the start signal to the end of the last purchase
     * @param audit the time that it took to read and judge the evidence
     */
    public record Millis(
            @Nullable Double fork,
            @Nullable Double warmUp,
            @Nullable Double startSpread,
            @Nullable Double race,
            @Nullable Double audit) {

        /** No span was measured. */
        public static final Millis UNKNOWN = new Millis(null, null, null, null, null);
    }
}
