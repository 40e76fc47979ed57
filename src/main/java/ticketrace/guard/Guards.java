package ticketrace.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.plugin.PlugIns;
import ticketrace.store.Isolation;

/** The catalogue of guards: those that are plugged in. For the launcher; a buyer is told the class of its guard. */
public final class Guards {

    private static final PlugIns<Guard> FOUND = PlugIns.of(Guard.class, "guard", Guard::name);

    private Guards() {}

    /**
     * All guards on the class path, ours first.
     *
     * @throws ticketrace.plugin.BrokenPlugInException if one of them cannot be used
     */
    public static List<Guard> all() {
        return FOUND.all();
    }

    /** Those that fit the store, in the catalogue's order. */
    public static List<Guard> fitting(String store) {
        List<Guard> fitting = new ArrayList<>();
        for (Guard guard : all()) {
            if (guard.fits(store)) {
                fitting.add(guard);
            }
        }
        return fitting;
    }

    /**
     * The guard of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Guard named(String name) {
        for (Guard guard : all()) {
            if (guard.name().equals(name)) {
                return guard;
            }
        }
        throw new IllegalArgumentException("unknown guard '" + name + "'; guards are: " + names(all()));
    }

    /**
     * The guard of that name, if it fits the store.
     *
     * @throws IllegalArgumentException if there is none or it does not fit; the message says which do
     */
    public static Guard named(String name, String store) {
        Guard guard = named(name);
        if (!guard.fits(store)) {
            throw new IllegalArgumentException("guard '" + name + "' does not fit store '" + store + "'; it fits: "
                    + String.join(", ", guard.stores()) + "; guards that fit '" + store + "': "
                    + names(fitting(store)));
        }
        return guard;
    }

    /** A guard and the level of its transactions, if it has levels: "transaction at serializable". */
    public static String label(String guard, @Nullable Isolation isolation) {
        return isolation == null ? guard : guard + " at " + isolation.label();
    }

    private static String names(List<Guard> guards) {
        List<String> names = new ArrayList<>();
        for (Guard guard : guards) {
            names.add(guard.name());
        }
        return String.join(", ", names);
    }
}
