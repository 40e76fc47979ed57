package ticketrace.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a launcher observed of its race, and no file contains.
 *
 * @param exitCodes the exit codes of the buyers by name, negative for a signal; without the buyers whose code is not
 *     known
 * @param forkMillis from the first fork until all buyers stood at the start line; null if not measured
 * @param warmUpMillis the part of it in which buyers warmed up; null if not measured
 * @param failures a line for each buyer that failed, with the end of its log
 * @param ioError whether a buyer ended because its store, lock or history failed
 */
public record Launched(
        Map<String, Integer> exitCodes,
        @Nullable Double forkMillis,
        @Nullable Double warmUpMillis,
        List<String> failures,
        boolean ioError) {

    /** No observations, because another process launched the race. */
    public static final Launched NOT_OBSERVED = new Launched(Map.of(), null, null, List.of(), false);
}
