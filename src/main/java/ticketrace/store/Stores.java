package ticketrace.store;

import java.util.ArrayList;
import java.util.List;
import ticketrace.store.file.FileStoreKind;
import ticketrace.store.h2.H2StoreKind;
import ticketrace.store.mapped.MappedStoreKind;

/** The catalogue of stores. */
public final class Stores {

    private static final List<StoreKind> ALL = List.of(new FileStoreKind(), new MappedStoreKind(), new H2StoreKind());

    private Stores() {}

    public static List<StoreKind> all() {
        return ALL;
    }

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (StoreKind kind : ALL) {
            names.add(kind.name());
        }
        return names;
    }

    /**
     * The store of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static StoreKind named(String name) {
        for (StoreKind kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown store '" + name + "'; stores are: " + String.join(", ", names()));
    }
}
