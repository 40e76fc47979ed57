package ticketrace.race;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/**
 * The classes by which a buyer buys: see {@link ticketrace.plugin.PlugInClass}. Three of its arguments.
 *
 * @param store the class of the store
 * @param guard the class of the guard
 * @param isolation the level of the guard's transactions; null if the guard leaves nobody a choice
 */
public record PlugInNames(
        String store, String guard, @Nullable Isolation isolation) {

    private static final String NONE = "-";

    /** Those of a race. The launcher's side, which knows the catalogue. */
    public static PlugInNames of(RaceSettings race) {
        return new PlugInNames(
                Stores.named(race.store()).getClass().getName(),
                Guards.named(race.guard()).getClass().getName(),
                race.isolation());
    }

    /** Back from {@link #toArguments}. */
    public static PlugInNames fromArguments(String store, String guard, String isolation) {
        return new PlugInNames(store, guard, isolation.equals(NONE) ? null : Isolation.named(isolation));
    }

    /** As arguments of a buyer's main method. */
    public List<String> toArguments() {
        return List.of(store, guard, isolation == null ? NONE : isolation.label());
    }
}
