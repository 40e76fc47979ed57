package ticketrace.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.history.ClockOffset;
import ticketrace.history.RaceHistory;

/**
 * A race that was held, and its judgement.
 *
 * @param raced what was raced, and where
 * @param history the evidence
 * @param judgement what the audit says of it
 * @param buyers how each buyer fared
 * @param millis how long things took
 * @param casualties what went otherwise than it would have by itself
 */
public record RaceResult(
        Raced raced,
        RaceHistory history,
        Judgement judgement,
        List<BuyerResult> buyers,
        Millis millis,
        Casualties casualties) {

    /**
     * What was raced, and where.
     *
     * @param settings as far as they are known: see {@link RaceSettings#toJson}
     * @param folder where the evidence is: a run's folder, or a history in text form
     * @param racedOn where it was held, as far as it is known: see {@link Machine}
     */
    public record Raced(
            Map<String, @Nullable Object> settings,
            Path folder,
            @Nullable Map<String, @Nullable Object> racedOn) {}

    /**
     * What was done to buyers on purpose, and what befell them.
     *
     * @param killed the buyer that was killed on purpose, the first if there were several; null if none was
     * @param faults what came of each fault; empty where nobody wrote it down
     * @param failures a line for each buyer that ended otherwise than it should, with what its log says last
     * @param ioError whether a buyer ended because its store, lock or history failed
     */
    public record Casualties(
            @Nullable String killed, List<FaultOutcome> faults, List<String> failures, boolean ioError) {

        /** Nothing befell anybody. */
        public static final Casualties NONE = new Casualties(null, List.of(), List.of(), false);
    }

    /** What was raced, as far as it is known: see {@link RaceSettings#toJson}. */
    public Map<String, @Nullable Object> settings() {
        return raced.settings();
    }

    /** Where the evidence is: a run's folder, or a history in text form. */
    public Path folder() {
        return raced.folder();
    }

    /** Where it was held, as far as it is known: see {@link Machine}. */
    public @Nullable Map<String, @Nullable Object> racedOn() {
        return raced.racedOn();
    }

    /** The buyer that was killed on purpose, the first if there were several; null if none was. */
    public @Nullable String killed() {
        return casualties.killed();
    }

    /** A line for each buyer that ended otherwise than it should, with what its log says last. */
    public List<String> failures() {
        return casualties.failures();
    }

    /** Whether a buyer ended because its store, lock or history failed. */
    public boolean ioError() {
        return casualties.ioError();
    }

    /** The fairness where it means something, for whoever shows it; null of fewer sales than buyers: not all can have sold. */
    public @Nullable Double evenness() {
        return judgement.sold() < history.buyers().size() ? null : judgement.fairness();
    }

    /** All buyers that were killed on purpose. */
    public List<String> allKilled() {
        String killed = killed();
        return killed == null || !history.killed().isEmpty() ? history.killed() : List.of(killed);
    }

    /**
     * How a buyer fared.
     *
     * @param exitCode negative for a signal; null if it is not known (any more)
     * @param clock how far its clock can have been ahead of the launcher's
     */
    public record BuyerResult(
            String name, long pid, @Nullable Integer exitCode, int sold, int soldOut, int unknown, ClockOffset clock) {}

    /**
     * Spans of time in milliseconds; null if not known (any more).
     *
     * @param fork from the first fork until all buyers stood at the start line, warmed up; buyers that stayed on from the
     *     race before are not forked, only told
     * @param warmUp the part of it from the first buyer's beginning to warm up until the last was warm
     * @param startSpread between the first and the last buyer's start
     * @param race from the start signal to the end of the last purchase
     * @param audit reading and judging the evidence
     */
    public record Millis(
            @Nullable Double fork,
            @Nullable Double warmUp,
            @Nullable Double startSpread,
            @Nullable Double race,
            @Nullable Double audit) {

        /** Nobody measured anything. */
        public static final Millis UNKNOWN = new Millis(null, null, null, null, null);
    }
}
