package ticketrace.guard;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.LockSteps;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/**
 * What a guard gets to open the critical section of one buyer. Immutable.
 *
 * @param folder the folder of the race
 * @param store the store that the buyer has opened
 * @param options the options of the guard that were set, by name; the others have their usual values
 * @param steps hears of each step inside the guard's lock, if the lock shows its steps
 */
public record Opening(Path folder, TicketStore store, Map<String, String> options, LockSteps steps) {

    /** The option with the isolation level of the guard's transactions. */
    public static final String ISOLATION = "isolation";

    /**
     * The option that gives each read and write of the count the number of the grant, so that the store refuses older
     * numbers: see {@link ticketrace.store.FencedStore}.
     */
    public static final String FENCING = "fencing";

    /** The opening for a buyer without options, whose lock shows no steps. */
    public static Opening of(Path folder, TicketStore store) {
        return new Opening(folder, store, Map.of(), LockSteps.UNHEARD);
    }

    /** Whether a schedule orders the steps of the buyer: then it has no time but that of the schedule. */
    public boolean isStepped() {
        return steps != LockSteps.UNHEARD;
    }

    /** Whether reads and writes carry the number of the grant. */
    public boolean isFenced() {
        return isFenced(options);
    }

    /** The same, for a race with these options of its guard. */
    public static boolean isFenced(Map<String, String> set) {
        return Switch.isOn(set, FENCING, false);
    }

    /** The isolation level of the guard's transactions; null if the user has no choice. */
    public @Nullable Isolation isolation() {
        String level = options.get(ISOLATION);
        return level == null ? null : Isolation.named(level);
    }
}
