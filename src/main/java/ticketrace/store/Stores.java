package ticketrace.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.plugin.PlugIns;

/** The catalogue of the plugged-in stores. For the launcher; a buyer gets the class name of its store instead. */
public final class Stores {

    private static final PlugIns<StoreKind> FOUND = PlugIns.of(StoreKind.class, "store", StoreKind::name);

    private Stores() {}

    /**
     * All stores on the class path, Ticketrace's own first.
     *
     * @throws ticketrace.plugin.BrokenPlugInException if one of them cannot be used
     */
    public static List<StoreKind> all() {
        return FOUND.all();
    }

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (StoreKind kind : all()) {
            names.add(kind.name());
        }
        return names;
    }

    /** The store with that name; null if the class path has none. */
    public static @Nullable StoreKind find(String name) {
        for (StoreKind kind : all()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * The store with that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static StoreKind named(String name) {
        StoreKind found = find(name);
        if (found != null) {
            return found;
        }
        throw new IllegalArgumentException("unknown store '" + name + "'; stores are: " + String.join(", ", names()));
    }
}
