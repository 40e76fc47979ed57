package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;

/** The catalogue of guards, to look things up in. */
public final class Guards {

    private static final List<Guard> ALL = Catalogue.GUARDS;

    /** The file of {@code lock-file}: there while somebody holds it. */
    public static final String LOCK_FILE = "tickets.lockfile";

    /** The file of {@code file-lock}, and the beginning of its companion's name: there for good, and never data. */
    public static final String CHANNEL_LOCK_FILE = "tickets.lock";

    /** The file of {@code fair-lock}, and the beginning of its companions' names. */
    public static final String FAIR_LOCK_FILE = "tickets.fair";

    /** The file of {@code robust-lock}, and the beginning of its companions' names. */
    public static final String ROBUST_LOCK_FILE = "tickets.robust";

    private Guards() {}

    public static List<Guard> all() {
        return ALL;
    }

    /** Those that fit the store, in the catalogue's order. */
    public static List<Guard> fitting(String store) {
        List<Guard> fitting = new ArrayList<>();
        for (Guard guard : ALL) {
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
        for (Guard guard : ALL) {
            if (guard.name().equals(name)) {
                return guard;
            }
        }
        throw new IllegalArgumentException("unknown guard '" + name + "'; guards are: " + names(ALL));
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

    /** Takes away what dead holders left behind in the folder of a race; for when no buyer is inside. */
    public static void sweep(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(LOCK_FILE));
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
