package ticketrace.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import ticketrace.store.Isolation;

/**
 * What {@code transaction} promises at each level of isolation: what H2 2.5 was seen to give when the steps of two
 * buyers were let through one by one, in the orders that can go wrong. The names of the levels promise more or less than
 * that, depending on whose definition one reads.
 */
final class IsolationPromises {

    /** By level; all levels are there. */
    static final Map<Isolation, Promise> PROMISES = promises();

    /** At the level that is taken if none is asked for. */
    static final Promise PROMISE = promise(Isolation.DEFAULT);

    private IsolationPromises() {}

    private static Map<Isolation, Promise> promises() {
        Map<Isolation, Promise> promises = new LinkedHashMap<>(); // an EnumMap's reflection costs every buyer's start
        for (Isolation level : Isolation.values()) {
            promises.put(level, promise(level));
        }
        return promises;
    }

    private static Promise promise(Isolation level) {
        return switch (level) {
            case READ_UNCOMMITTED ->
                Promise.nothing("H2 shows what others have not committed yet, and lets the last writer win");
            case READ_COMMITTED ->
                Promise.nothing("H2 lets two buyers read the same count, and the last writer win")
                        .andAllOrNothing();
            case REPEATABLE_READ, SERIALIZABLE ->
                Promise.noLostUpdate("H2 refuses to write a row that somebody else has changed since it was read")
                        .andAllOrNothing();
        };
    }
}
