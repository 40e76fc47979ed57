package ticketrace.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a launcher saw of a race that it held, and that no file tells.
 *
 * @param exitCodes of the buyers by their names, negative for a signal; of some it may not be known
 * @param forkMillis from the first fork until all buyers stood at the start line; null if nobody saw it
 * @param warmUpMillis the part of it in which buyers warmed up; null if nobody saw it
 * @param failures a line for each buyer that ended otherwise than it should, with what its log says last
 * @param ioError whether a buyer ended because its store, lock or history failed
 */
public record Launched(
        Map<String, Integer> exitCodes,
        @Nullable Double forkMillis,
        @Nullable Double warmUpMillis,
        List<String> failures,
        boolean ioError) {

    /** Of a race that somebody else held: nothing. */
    public static final Launched UNSEEN = new Launched(Map.of(), null, null, List.of(), false);
}
