package ticketrace.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.history.RaceHistory;

/**
 * A race that was held, and its judgement.
 *
 * @param settings what was raced, as far as it is known: see {@link RaceSettings#toJson}
 * @param folder where the evidence is: a run's folder, or a history in text form
 * @param history the evidence
 * @param judgement what the audit says of it
 * @param buyers how each buyer fared
 * @param millis how long things took
 * @param killed the buyer that was killed on purpose, the first if there were several; null if none was
 * @param failures a line for each buyer that ended otherwise than it should, with what its log says last
 * @param ioError whether a buyer ended because its store, lock or history failed
 * @param racedOn where it was held, as far as it is known: see {@link Machine}
 */
public record RaceResult(
        Map<String, @Nullable Object> settings,
        Path folder,
        RaceHistory history,
        Judgement judgement,
        List<BuyerResult> buyers,
        Millis millis,
        @Nullable String killed,
        List<String> failures,
        boolean ioError,
        @Nullable Map<String, @Nullable Object> racedOn) {

    /** The fairness where it means something, for whoever shows it; null of fewer sales than buyers: not all can have sold. */
    public @Nullable Double evenness() {
        return judgement.sold() < history.buyers().size() ? null : judgement.fairness();
    }

    /** All buyers that were killed on purpose. */
    public List<String> allKilled() {
        return killed == null || !history.killed().isEmpty() ? history.killed() : List.of(killed);
    }

    /**
     * How a buyer fared.
     *
     * @param exitCode negative for a signal; null if it is not known (any more)
     */
    public record BuyerResult(
            String name, long pid, @Nullable Integer exitCode, int sold, int soldOut, int unknown) {}

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
            @Nullable Double audit) {}
}
