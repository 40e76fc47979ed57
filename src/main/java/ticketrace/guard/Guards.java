package ticketrace.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketrace.plugin.PlugIns;
import ticketrace.store.FencedStore;
import ticketrace.store.Isolation;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;
import ticketrace.store.Traits;

/** The catalogue of the guards on the class path. The launcher uses it; a buyer gets the class name of its guard. */
public final class Guards {

    private static final PlugIns<Guard> FOUND = PlugIns.of(Guard.class, "guard", Guard::name);

    private Guards() {}

    /** The traps, which the catalogue of guards leaves out. They are looked for when somebody asks for one. */
    private static final class Traps {
        private static final PlugIns<Trap> FOUND = PlugIns.of(Trap.class, "trap", Guard::name);

        private static @Nullable Guard find(String name) {
            for (Trap trap : FOUND.all()) {
                for (Guard guard : List.of(trap, trap.mended())) {
                    if (guard.name().equals(name)) {
                        return guard;
                    }
                }
            }
            return null;
        }
    }

    /** Whether the named guard may do something else after time has passed: see {@link Guard#noticesTime}. */
    public static boolean noticesTime(String name) {
        Guard guard = find(name);
        return guard != null && guard.noticesTime();
    }

    /**
     * The smallest race in which the named trap fails; of a lock that mends traps, that of the first one.
     *
     * @return null for all other guards
     */
    public static Trap.@Nullable Size smallestRace(String name) {
        for (Trap trap : traps()) {
            if (trap.name().equals(name) || trap.mended().name().equals(name)) {
                return trap.size();
            }
        }
        return null;
    }

    /** The guards that show the steps inside their lock: traps, the locks that mend them, and guards seen inside; each once. */
    public static List<Guard> steppable() {
        Map<String, Guard> byName = new LinkedHashMap<>(); // one lock may mend several traps
        for (Trap trap : traps()) {
            byName.put(trap.name(), trap);
            byName.putIfAbsent(trap.mended().name(), trap.mended());
        }
        InsideGuard.all().forEach(guard -> byName.put(guard.name(), guard));
        return List.copyOf(byName.values());
    }

    /** All traps on the class path, in the order of their service file. */
    public static List<Trap> traps() {
        return Traps.FOUND.all();
    }

    /**
     * All guards on the class path, those of this program first; without the traps.
     *
     * @throws ticketrace.plugin.BrokenPlugInException if a guard cannot be used
     */
    public static List<Guard> all() {
        return FOUND.all();
    }

    /** The guards that fit the named store, in the order of the catalogue; none if the store does not exist. */
    public static List<Guard> fitting(String store) {
        StoreKind kind = Stores.find(store);
        return kind == null ? List.of() : fitting(kind);
    }

    private static List<Guard> fitting(StoreKind store) {
        return all().stream().filter(guard -> guard.fits(store)).toList();
    }

    /** The stores that the guard fits, in the order of their catalogue. */
    public static List<StoreKind> storesOf(Guard guard) {
        return Stores.all().stream().filter(guard::fits).toList();
    }

    /** The names of the stores that the guard fits. */
    public static List<String> storeNamesOf(Guard guard) {
        return storesOf(guard).stream().map(StoreKind::name).toList();
    }

    /** The guard of that name; null if there is none on the class path. */
    public static @Nullable Guard find(String name) {
        for (Guard guard : all()) {
            if (guard.name().equals(name)) {
                return guard;
            }
        }
        if (name.startsWith(InsideGuard.PREFIX)) {
            return InsideGuard.all().stream()
                    .filter(guard -> guard.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        boolean isTrap = name.startsWith(Trap.PREFIX) || name.startsWith(Trap.MENDED_PREFIX);
        return isTrap ? Traps.find(name) : null;
    }

    /**
     * The guard of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Guard named(String name) {
        Guard found = find(name);
        if (found != null) {
            return found;
        }
        throw new IllegalArgumentException("unknown guard '" + name + "'; guards are: " + names(all())
                + "; and the locks that the command traps lists");
    }

    /**
     * The guard of that name, if it fits the store.
     *
     * @throws IllegalArgumentException if there is none or it does not fit; the message says which do
     */
    public static Guard named(String name, String store) {
        Guard guard = named(name);
        StoreKind kind = Stores.find(store);
        if (kind == null || !guard.fits(kind)) {
            throw new IllegalArgumentException("guard '" + name + "' does not fit store '" + store + "'; it fits: "
                    + String.join(", ", storeNamesOf(guard)) + "; guards that fit '" + store + "': "
                    + names(fitting(store)));
        }
        return guard;
    }

    /**
     * Refuses options that the guard does not have on this store, and values that it does not understand.
     *
     * @throws IllegalArgumentException if one is wrong; the message says what is allowed
     */
    public static void check(Guard guard, StoreKind store, Map<String, String> options) {
        boolean fences = options.containsKey(Opening.FENCING);
        if (fences && !guard.options().contains(Opening.FENCING)) {
            throw new IllegalArgumentException("fencing needs a number with each grant, and guard '" + guard.name()
                    + "' gives none; guards that do: "
                    + names(all().stream()
                            .filter(each -> each.options().contains(Opening.FENCING))
                            .toList()));
        }
        guard.check(options);
        if (fences && !store.isCapableOf(FencedStore.class)) {
            throw new IllegalArgumentException("store '" + store.name()
                    + "' cannot refuse the number of an older grant; stores that can: "
                    + Stores.all().stream()
                            .filter(each -> each.isCapableOf(FencedStore.class))
                            .map(StoreKind::name)
                            .collect(Collectors.joining(", ")));
        }
    }

    /**
     * The isolation levels that a user can choose for this guard on this store, weakest first. Returns an empty list if
     * the guard leaves no choice.
     */
    public static List<Isolation> levels(Guard guard, StoreKind store) {
        return guard.hasIsolation()
                ? guard.levels().stream().filter(store.levels()::contains).toList()
                : List.of();
    }

    /** The default level: the strongest. Null if the user has no choice. */
    public static @Nullable Isolation defaultLevel(Guard guard, StoreKind store) {
        List<Isolation> levels = levels(guard, store);
        return levels.isEmpty() ? null : levels.get(levels.size() - 1);
    }

    /**
     * What a guard promises on a store that it fits.
     *
     * @param isolation the level that the user chose; null for the only level, or the strongest
     */
    public static Promise promise(Guard guard, StoreKind store, @Nullable Isolation isolation) {
        return guard.promise(store.traits(level(guard, store, isolation)));
    }

    private static @Nullable Isolation level(Guard guard, StoreKind store, @Nullable Isolation chosen) {
        if (chosen != null && guard.hasIsolation()) {
            return chosen;
        }
        Isolation strongest = null;
        for (Isolation level : guard.levels()) {
            strongest = store.levels().contains(level) ? level : strongest;
        }
        return strongest;
    }

    /**
     * What the named guard promises on the named store. If the store is not on the class path and the guard uses no
     * transactions, this is what the guard promises on a store of single calls.
     *
     * @throws IllegalArgumentException if the guard is unknown; or if it uses transactions, and the store is unknown or
     *     does not fit; the message says which
     */
    public static Promise promise(String name, String store, @Nullable Isolation isolation) {
        Guard guard = named(name);
        StoreKind kind = guard.isTransaction() ? Stores.named(store) : Stores.find(store);
        if (kind == null) {
            return guard.promise(Traits.OF_SINGLE_CALLS);
        }
        return promise(guard.isTransaction() ? named(name, store) : guard, kind, isolation);
    }

    /** The same as {@link #promise(String, String, Isolation)}; null if the promise is unknown. */
    public static @Nullable Promise findPromise(String name, String store, @Nullable Isolation isolation) {
        try {
            return promise(name, store, isolation);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
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
