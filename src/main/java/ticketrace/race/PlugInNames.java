package ticketrace.race;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/**
 * The classes of a buyer's store and guard: see {@link ticketrace.plugin.PlugInClass}. They are three of the arguments
 * of a buyer.
 *
 * @param store the class of the store
 * @param guard the class of the guard
 * @param isolation the isolation level of the guard's transactions; null if the user has no choice
 */
public record PlugInNames(
        String store, String guard, @Nullable Isolation isolation) {

    private static final String NONE = "-";

    /** The classes for a race. Only the launcher calls this, because it knows the catalogues. */
    public static PlugInNames of(RaceSettings race) {
        return new PlugInNames(
                Stores.named(race.store()).getClass().getName(),
                Guards.named(race.guard()).getClass().getName(),
                race.isolation());
    }

    /** Reads what {@link #toArguments} wrote. */
    public static PlugInNames fromArguments(String store, String guard, String isolation) {
        return new PlugInNames(store, guard, isolation.equals(NONE) ? null : Isolation.named(isolation));
    }

    /** The names as arguments of a buyer's main method. */
    public List<String> toArguments() {
        return List.of(store, guard, isolation == null ? NONE : isolation.label());
    }
}
